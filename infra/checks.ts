import { type App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'

type Accepted = {
  /** Without the name of the pack. */
  rule: string
  /** Where: a pattern for the construct's path. As narrow as the reason holds. */
  at: RegExp
  reason: string
}

/** How the checks write the address of the bucket; `{data}` is the data stack of the environment. */
const filesArn = '{data}:ExportsOutputFnGetAttFilesArn0F1426E9'

/** Every rule of the checks that we break on purpose, and why. */
const accepted: readonly Accepted[] = [
  {
    rule: 'IAM5[Resource::*]',
    at: /-service\/[a-z-]+\/Role\/DefaultPolicy$/,
    reason: 'X-Ray has no resources that a policy could name. A test allows nothing else on "*".',
  },
  {
    rule: `IAM5[Resource::${filesArn}/sheets/*]`,
    at: /-service\/(import-sheet|sweep|web)\/Role\/DefaultPolicy$/,
    reason: 'Sheets of all sellers; which one is in the message or the session.',
  },
  {
    rule: `IAM5[Resource::${filesArn}/marked/*]`,
    at: /-service\/(import-sheet|web)\/Role\/DefaultPolicy$/,
    reason: 'Marked workbooks are named by account and import, which are not known beforehand.',
  },
  {
    rule: `IAM5[Resource::${filesArn}/handovers/*]`,
    at: /-service\/(hand-over|web)\/Role\/DefaultPolicy$/,
    reason:
      'Packages of all desks; which one is in the path, and staff of the whole province may see them all.',
  },
  {
    rule: `IAM5[Resource::${filesArn}/papers/*]`,
    at: /-service\/hand-over\/Role\/DefaultPolicy$/,
    reason: 'Papers are named by the hash of their content.',
  },
  {
    rule: `IAM5[Resource::${filesArn}/pictures/*]`,
    at: /-service\/(hand-over|import-sheet|prepare-picture)\/Role\/DefaultPolicy$/,
    reason: 'Pictures are named by the hash of their content.',
  },
  {
    rule: `IAM5[Resource::${filesArn}/raw/*]`,
    at: /-service\/(import-sheet|prepare-picture|web)\/Role\/DefaultPolicy$/,
    reason: 'Pictures are named by the hash of their content.',
  },
  {
    rule: `IAM5[Resource::${filesArn}/papers/*]`,
    at: /-service\/(prepare-picture|web)\/Role\/DefaultPolicy$/,
    reason: 'Files of papers are named by a hash.',
  },
  {
    rule: 'IAM5[Resource::<sweepFunction2A2788F2.Arn>:*]',
    at: /-service\/SchedulerRoleForTarget-\w+\/DefaultPolicy$/,
    reason: 'The scheduler may start any version of the one function it starts.',
  },
  {
    rule: 'IAM5[Resource::<handoverFunctionD3E0979F.Arn>:*]',
    at: /-service\/SchedulerRoleForTarget-\w+\/DefaultPolicy$/,
    reason: 'The scheduler may start any version of the one function it starts.',
  },
  {
    rule: 'SQS3',
    at: /-service\/(Sweeping|HandingOver)\/Dead$/,
    reason: 'It is a dead-letter queue: of a schedule and a function, which the check does not see.',
  },
  {
    rule: 'APIG4',
    at: /-service\/Door\/Api\/DefaultRoute$/,
    reason: 'Pages sign people in themselves; the function verifies the token of every request.',
  },
  {
    rule: 'S1',
    at: /-data\/Files$/,
    reason: 'Sheets stay a week and pictures are public; who uploaded what is in the audit entries.',
  },
  {
    rule: 'SMG4',
    at: /-data\/Connection-[a-z-]+$/,
    reason: 'The marketplaces issue these credentials; they cannot be rotated from here.',
  },
  {
    rule: 'SMG4',
    at: /-data\/HookKey$/,
    reason: 'Rotating it would change every address that marketplaces were given.',
  },
  {
    rule: 'CFR1',
    at: /-data\/Pictures\/Distribution$/,
    reason: 'Marketplaces fetch the pictures from wherever their servers are.',
  },
  {
    rule: 'CFR2',
    at: /-data\/Pictures\/Distribution$/,
    reason: 'It serves immutable public pictures and takes no input that a firewall could judge.',
  },
  {
    rule: 'CFR3',
    at: /-data\/Pictures\/Distribution$/,
    reason: 'Nobody reads who looked at a public picture, and addresses of readers are personal data.',
  },
  {
    rule: 'CFR4',
    at: /-data\/Pictures\/Distribution$/,
    reason: 'The certificate is that of CloudFront itself, which fixes the TLS version.',
  },
  {
    rule: 'COG1',
    at: /-data\/SignIn\/Pool$/,
    reason:
      'Twelve characters with a digit instead of eight with symbols, which people on a phone write down.',
  },
  {
    rule: 'COG2',
    at: /-data\/SignIn\/Pool$/,
    reason:
      'Many sellers share one phone in a household; accounts are made by operators and act on one seller.',
  },
  {
    rule: 'COG8',
    at: /-data\/SignIn\/Pool$/,
    reason: 'Threat protection needs the Plus plan; the API is throttled and accounts are few.',
  },
]

/** Runs the AWS Solutions checks at the end of every synthesis, which fails where one is broken and not accepted. */
export function checkRules(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  for (const construct of app.node.findAll()) {
    const { path } = construct.node
    const data = path.replace(/-(data|service)\/.*$/, '-data')
    for (const { rule, at, reason } of accepted) {
      if (!at.test(path)) continue
      const id = `AwsSolutions::AwsSolutions-${rule.replace('{data}', data)}`
      Validations.of(construct).acknowledge({ id, reason })
    }
  }
}

/** What the command `chatlog.turnRuleOff` of a client is given: it sets the rule to `off` where the document has its settings. */
export interface TurnRuleOffArguments {
  readonly uri: string;
  readonly ruleId: string;
}

namespace HepAnalysis.GridSubmit.Rucio.Rules;

/// <summary>The body of <c>POST /rules/</c>; what is null is left to the server.</summary>
internal sealed record RuleBody(
    IReadOnlyList<DataIdentifier> Dids,
    int Copies,
    string RseExpression,
    string Account,
    long? Lifetime,
    RuleGrouping? Grouping,
    string? Activity,
    string? Comment,
    string? SourceReplicaExpression,
    bool? AskApproval,
    string? Notify,
    bool? Locked,
    bool? PurgeReplicas,
    bool? IgnoreAvailability,
    bool? Asynchronous,
    int? Priority,
    string? Weight,
    long? DelayInjection,
    string? Meta)
{
    public static RuleBody Of(RuleRequest rule, string account) => new(
        rule.Dids,
        rule.Copies,
        rule.RseExpression,
        account,
        Seconds(rule.Lifetime),
        rule.Grouping,
        rule.Activity,
        rule.Comment,
        rule.SourceReplicaExpression,
        Only(rule.AskApproval),
        rule.Notification is { } notification ? $"{(char)notification}" : null,
        Only(rule.Locked),
        Only(rule.PurgeReplicas),
        Only(rule.IgnoreAvailability),
        Only(rule.Asynchronous),
        rule.Priority,
        rule.Weight,
        Seconds(rule.DelayInjection),
        rule.Meta);

    /// <summary>Whole seconds, as the server takes them.</summary>
    public static long? Seconds(TimeSpan? time) => time is { } span ? (long)Math.Floor(span.TotalSeconds) : null;

    private static bool? Only(bool value) => value ? true : null;
}

using System.Text.Json.Nodes;

namespace HepAnalysis.GridSubmit.Rucio.Rules;

/// <summary>The body of <c>PUT /rules/…</c>, and whether a rule has it already.</summary>
internal static class RuleOptions
{
    // The server sets the end and the time of the change by its own clock, one after the other.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    /// <summary>The body in UTF-8.</summary>
    public static byte[] Body(RuleUpdate update)
    {
        var options = new JsonObject();
        if (update.NeverExpires)
        {
            options["lifetime"] = null;
        }
        else if (RuleBody.Seconds(update.Lifetime) is { } lifetime)
        {
            options["lifetime"] = lifetime;
        }

        Add(options, "comment", update.Comment);
        Add(options, "locked", update.Locked);
        Add(options, "account", update.Account);
        Add(options, "activity", update.Activity);
        Add(options, "source_replica_expression", update.SourceReplicaExpression);
        Add(options, "priority", update.Priority);
        Add(options, "purge_replicas", update.PurgeReplicas);
        Add(options, "state", update.State?.ToString().ToUpperInvariant());
        Add(options, "cancel_requests", update.CancelRequests ? JsonValue.Create(true) : null);
        Add(options, "boost_rule", update.Boost ? JsonValue.Create(true) : null);
        Add(options, "meta", update.Meta);
        return System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["options"] = options }.ToJsonString());
    }

    /// <summary>True where a rule is as an update would make it. Asking for the same once more changes nothing.</summary>
    public static bool Holds(RucioRule rule, RuleUpdate update) =>
        (!update.NeverExpires || rule.ExpiresAt is null)
        && (update.NeverExpires || update.Lifetime is not { } lifetime || (rule.ExpiresAt - rule.UpdatedAt - lifetime)?.Duration() < Apart)
        && Same(update.Comment, rule.Comments)
        && Same(update.Locked, rule.Locked)
        && Same(update.Account, rule.Account)
        && Same(update.Activity, rule.Activity)
        && Same(update.SourceReplicaExpression, rule.SourceReplicaExpression)
        && Same(update.Priority, rule.Priority)
        && Same(update.PurgeReplicas, rule.PurgeReplicas)
        && Same(update.State, rule.State)
        && Same(update.Meta, rule.Meta)
        && !update.Boost;

    private static bool Same<T>(T? asked, T? held) => asked is null || EqualityComparer<T>.Default.Equals(asked, held);

    private static void Add(JsonObject options, string name, JsonNode? value)
    {
        if (value is not null)
        {
            options[name] = value;
        }
    }
}

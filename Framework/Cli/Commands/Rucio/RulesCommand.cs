using System.CommandLine;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio rules</c>: the rules that keep a name, those of an account, or all of one rule.</summary>
internal sealed class RulesCommand : RucioSubcommand
{
    private const int IdLetters = 32;
    private readonly Argument<string?> name;
    private readonly Option<string?> state;
    private readonly Option<bool> locks;

    public RulesCommand()
        : base("rules", "lists the rules that keep a name, those of an account, or all that is known of one rule")
    {
        name = Further("SCOPE:NAME|ID", "the file, dataset or container, or the number of a rule; without it the rules of the account");
        state = Optional<string?>("--state", $"only rules of this state: {States()}", "STATE");
        locks = Optional<bool>("--locks", "of one rule: the state of each file at each RSE");
    }

    public override IReadOnlyList<string> Examples => ["hep rucio rules data:run002.raw", "hep rucio rules --account prod --state stuck", "hep rucio rules 0123456789abcdef0123456789abcdef --locks"];

    protected override string AccountDescription => "the account whose rules are listed; else yours";

    protected override bool ActsAsAccount => false;

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        var (text, wanted) = (call.Parsed.GetValue(name), StateOf(call.Parsed.GetValue(state)));
        if (text is { Length: IdLetters } && text.All(char.IsAsciiHexDigit))
        {
            var rule = await call.Client.Rules.GetAsync(text, call.Cancellation).ConfigureAwait(false);
            return call.Parsed.GetValue(locks) ? await LocksAsync(call, rule).ConfigureAwait(false) : One(call, rule);
        }

        if (call.Parsed.GetValue(locks))
        {
            throw new UsageException("--locks wants the number of a rule", null, "hep rucio rules SCOPE:NAME lists them");
        }

        DataIdentifier? did = text is null ? null : DataIdentifier.Parse(text);
        if (did is { } known)
        {
            // Of a name that is not there, the server lists nothing.
            _ = await call.Client.Dids.GetAsync(known, cancellation: call.Cancellation).ConfigureAwait(false);
        }

        var account = did is not null && call.Account is null ? null : call.Account ?? await call.Client.Accounts.GetOwnNameAsync(call.Cancellation).ConfigureAwait(false);
        var rows = call.Client.Rules.ListAsync(new RuleFilter { Account = account, Scope = did?.Scope, Name = did?.Name, State = wanted }, call.Cancellation);
        using var list = new RucioList(call, "rules", json => Head(json, did, account), isShort: false, "id", "account", "state", "rses", "expires", "name");
        await foreach (var rule in rows.ConfigureAwait(false))
        {
            list.Add(
                json => Write(json, rule), rule.Did, rule.Id, account is null ? rule.Account : "", State(rule), $"{(rule.Copies > 1 ? $"{rule.Copies} of " : "")}{rule.RseExpression}",
                Human.Moment(rule.ExpiresAt), did is null ? rule.Did.ToString() : "");
        }

        list.End(json => json.WriteNumber("count", list.Count), $"{Human.Count(list.Count, "rule")}{(did is null ? "" : $" of {Human.Visible(did.ToString()!)}")}{(account is null ? "" : $" of the account {account}")}");
        return 0;
    }

    private static void Head(System.Text.Json.Utf8JsonWriter json, DataIdentifier? did, string? account)
    {
        json.Write("did", did?.ToString());
        json.Write("account", account);
    }

    private static int One(RucioCall call, RucioRule rule)
    {
        if (call.IsJson)
        {
            JsonOutput.Print(call.Console, json =>
            {
                json.WriteStartObject();
                Write(json, rule);
                json.WriteEndObject();
            });
            return 0;
        }

        var list = new FactList(call.Console);
        list.Add("rule", rule.Id);
        list.Add("of", $"{rule.Did}{(rule.DidType is { } kind ? $" ({kind.ToString().ToLowerInvariant()})" : "")}");
        list.Add("account", rule.Account);
        list.Add("copies", $"{rule.Copies} at {rule.RseExpression}");
        list.Add("state", State(rule));
        list.Add("error", rule.Error);
        list.Add("files", $"{Human.Count(rule.LocksOkCnt)} there, {Human.Count(rule.LocksReplicatingCnt)} on the way, {Human.Count(rule.LocksStuckCnt)} stuck");
        list.Add("grouping", rule.Grouping?.ToString().ToLowerInvariant());
        list.Add("activity", rule.Activity);
        list.Add("comment", rule.Comments);
        list.Add("made", Human.Moment(rule.CreatedAt));
        list.Add("changed", Human.Moment(rule.UpdatedAt));
        list.Add("expires", rule.ExpiresAt is null ? "never" : Human.Moment(rule.ExpiresAt));
        list.Write();
        return 0;
    }

    private static async Task<int> LocksAsync(RucioCall call, RucioRule rule)
    {
        using var list = new RucioList(call, "locks", json => Write(json, rule), isShort: false, "state", "rse", "file");
        await foreach (var item in call.Client.Rules.ListLocksAsync(rule.Id, call.Cancellation).ConfigureAwait(false))
        {
            var file = new DataIdentifier(item.Scope, item.Name);
            list.Add(
                json =>
                {
                    json.Write(file);
                    json.WriteString("rse", item.Rse);
                    json.Write("state", item.State);
                },
                file, item.State.ToString().ToUpperInvariant(), item.Rse, file.ToString());
        }

        list.End(json => json.WriteNumber("count", list.Count), $"{Human.Count(list.Count, "lock")} of the rule {rule.Id}");
        return 0;
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, RucioRule rule)
    {
        json.WriteString("id", rule.Id);
        json.Write(rule.Did);
        json.Write("type", rule.DidType);
        json.WriteString("account", rule.Account);
        json.WriteString("rses", rule.RseExpression);
        json.WriteNumber("copies", rule.Copies);
        json.Write("state", rule.State);
        json.WriteNumber("filesOk", rule.LocksOkCnt);
        json.WriteNumber("filesReplicating", rule.LocksReplicatingCnt);
        json.WriteNumber("filesStuck", rule.LocksStuckCnt);
        json.Write("error", rule.Error);
        json.Write("grouping", rule.Grouping);
        json.Write("activity", rule.Activity);
        json.Write("comment", rule.Comments);
        json.Write("createdAt", rule.CreatedAt);
        json.Write("updatedAt", rule.UpdatedAt);
        json.Write("expiresAt", rule.ExpiresAt);
    }

    // As the official client writes it: OK[there/on the way/stuck].
    private static string State(RucioRule rule) => $"{rule.State.ToString().ToUpperInvariant()}[{rule.LocksOkCnt}/{rule.LocksReplicatingCnt}/{rule.LocksStuckCnt}]";

    private static RuleState? StateOf(string? word) => word is null ? null
        : Enum.GetValues<RuleState>().Where(known => known != RuleState.Unknown && known.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)).Cast<RuleState?>().FirstOrDefault()
            ?? throw new UsageException($"there is no state '{word}'", $"there are: {States()}");

    private static string States() => string.Join(", ", Enum.GetValues<RuleState>().Where(known => known != RuleState.Unknown).Select(known => known.ToString().ToLowerInvariant()));
}

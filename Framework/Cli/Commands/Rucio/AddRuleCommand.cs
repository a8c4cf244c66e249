using System.CommandLine;
using System.Globalization;
using HepAnalysis.Cli.Json;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio add-rule</c>: has copies of files, datasets and containers made and kept.</summary>
internal sealed class AddRuleCommand : RucioSubcommand
{
    private readonly Argument<string[]> names;
    private readonly Option<string> rses;
    private readonly Option<int> copies;
    private readonly Option<string?> lifetime;
    private readonly Option<string?> grouping;
    private readonly Option<string?> activity;
    private readonly Option<string?> comment;
    private readonly Option<string?> source;

    public AddRuleCommand()
        : base("add-rule", "has copies of files, datasets and containers made at RSEs and kept there")
    {
        names = Several("SCOPE:NAME", "files, datasets, containers; each gets a rule");
        rses = Optional<string>("--rses", "where the copies shall be: SITE-A_DISK, 'tier=1&type=DISK'", "EXPRESSION", "--rse");
        rses.Required = true;
        copies = Optional<int>("--copies", "how many copies, each at another RSE; else 1", "N");
        copies.DefaultValueFactory = _ => 1;
        lifetime = Optional<string?>("--lifetime", "how long: 30d, 12h, 90m, 3600s or seconds; else for ever", "TIME");
        grouping = Optional<string?>("--grouping", "which files go together: none, dataset (the default), all", "GROUPING");
        activity = Optional<string?>("--activity", "the share of transfers that it runs under", "NAME");
        comment = Optional<string?>("--comment", "what people shall read", "TEXT");
        source = Optional<string?>("--source-rses", "from where copies may be made", "EXPRESSION");
    }

    public override IReadOnlyList<string> Examples =>
        ["hep rucio add-rule user.jdoe:ntuple.v1 --rses SITE-A_DISK --lifetime 30d", "hep rucio add-rule data:run001.raw --rses 'type=DISK' --copies 2"];

    public override string Details => "Prints the numbers of the rules; hep rucio rules ID follows one. No rule is made twice where an answer is lost.";

    protected override string WhenInterrupted => "hep rucio rules SCOPE:NAME says whether the rule was made";

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        if (call.Parsed.GetValue(copies) is < 1 and var few)
        {
            throw new UsageException($"--copies wants a number from 1 on, not {few}");
        }

        var ids = await call.Client.Rules.AddAsync(
            new RuleRequest
            {
                Dids = [.. call.Parsed.GetValue(names)!.Select(DataIdentifier.Parse)],
                RseExpression = call.Parsed.GetValue(rses)!,
                Copies = call.Parsed.GetValue(copies),
                Lifetime = Lifetime(call.Parsed.GetValue(lifetime)),
                Grouping = Grouping(call.Parsed.GetValue(grouping)),
                Activity = call.Parsed.GetValue(activity),
                Comment = call.Parsed.GetValue(comment),
                SourceReplicaExpression = call.Parsed.GetValue(source),
            },
            call.Cancellation).ConfigureAwait(false);
        if (call.IsJson)
        {
            var rows = new JsonRows(call.Console, "rules");
            foreach (var id in ids)
            {
                rows.Add(json => json.WriteStringValue(id));
            }

            rows.End();
        }
        else
        {
            ids.ToList().ForEach(call.Console.Out.WriteLine);
        }

        return 0;
    }

    /// <summary>Days, hours, minutes or seconds; null of null.</summary>
    internal static TimeSpan? Lifetime(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var unit = text.Length > 0 && char.IsAsciiLetter(text[^1]) ? text[^1] : 's';
        var seconds = unit switch { 's' => 1L, 'm' => 60L, 'h' => 3600L, 'd' => 86_400L, _ => 0L };
        return seconds > 0 && long.TryParse(text.TrimEnd(unit), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 4_000_000_000
            ? TimeSpan.FromSeconds(seconds * number)
            : throw new UsageException($"--lifetime wants a time, not '{text}'", null, "30d, 12h, 90m, 3600s, or a number of seconds");
    }

    private static RuleGrouping? Grouping(string? word) => word is null ? null
        : Enum.GetValues<RuleGrouping>().Where(known => known != RuleGrouping.Unknown && known.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)).Cast<RuleGrouping?>().FirstOrDefault()
            ?? throw new UsageException($"there is no grouping '{word}'", "there are: none, dataset, all");
}

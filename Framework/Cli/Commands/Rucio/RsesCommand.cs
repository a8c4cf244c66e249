using System.CommandLine;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio rses</c>: the storage elements, those of an expression, or all of one.</summary>
internal sealed class RsesCommand : RucioSubcommand
{
    private readonly Argument<string?> expression;

    public RsesCommand()
        : base("rses", "lists storage elements: all, those of an expression, or all that is known of one") =>
        expression = Further("EXPRESSION", "'tier=1&type=DISK', SITE-A_DISK|SITE-B_DISK; a name alone: its attributes, protocols, space");

    public override IReadOnlyList<string> Examples => ["hep rucio rses", "hep rucio rses 'type=DISK'", "hep rucio rses SITE-A_DISK"];

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        var wanted = call.Parsed.GetValue(expression);
        var all = await CollectAsync(call.Client.Rses.ListAsync(call.Cancellation)).ConfigureAwait(false);
        if (wanted is not null && all.FirstOrDefault(rse => rse.Name == wanted) is { } one)
        {
            return await new RseDetails(call).PrintAsync(one.Name).ConfigureAwait(false);
        }

        var names = wanted is null ? null : (await CollectAsync(call.Client.Rses.ListAsync(wanted, call.Cancellation)).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        using var list = new RucioList(call, "rses", json => json.Write("expression", wanted), isShort: false, "type", "can", "addresses", "rse");
        foreach (var rse in all.Where(rse => names is null || names.Contains(rse.Name)).OrderBy(rse => rse.Name, StringComparer.Ordinal))
        {
            list.Add(json => WriteProperties(json, rse), default, rse.RseType?.ToString().ToUpperInvariant() ?? "", RseDetails.Can(rse), rse.Deterministic == false ? "registered" : "by name", rse.Name);
        }

        list.End(json => json.WriteNumber("count", list.Count), Human.Count(list.Count, "RSE"));
        return 0;
    }

    /// <summary>Writes what the list says of one.</summary>
    public static void WriteProperties(System.Text.Json.Utf8JsonWriter json, RucioRse rse)
    {
        json.WriteString("rse", rse.Name);
        json.Write("type", rse.RseType);
        json.Write("deterministic", rse.Deterministic);
        json.Write("volatile", rse.Volatile);
        json.Write("availableForRead", rse.AvailabilityRead);
        json.Write("availableForWrite", rse.AvailabilityWrite);
        json.Write("availableForDelete", rse.AvailabilityDelete);
    }

    private static async Task<List<T>> CollectAsync<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows.ConfigureAwait(false))
        {
            list.Add(row);
        }

        return list;
    }
}

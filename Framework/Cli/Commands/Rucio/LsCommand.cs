using System.CommandLine;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.Storage;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio ls</c>: the scopes of the server, or the names of a scope that fit a pattern and a filter.</summary>
internal sealed class LsCommand : RucioSubcommand
{
    private const int QuestionsAtOnce = 8;
    private readonly Argument<string?> pattern;
    private readonly Option<string?> filter;
    private readonly Option<string?> type;
    private readonly Option<bool> recursive;
    private readonly Option<bool> count;
    private readonly Option<bool> isShort;

    public LsCommand()
        : base("ls", "lists what is in a scope by a pattern and a filter; without a name the scopes")
    {
        pattern = Further("SCOPE:PATTERN", "names to list, * is any text: 'mc:*TTbar*', mc: for all; without it the scopes");
        filter = Optional<string?>("--filter", "conditions on metadata: 'run_number>=3,datatype=AOD'; a comma is and, a semicolon or", "FILTER");
        type = Optional<string?>("--type", "collection (datasets and containers, the default), dataset, container, file or all", "TYPE");
        recursive = Optional<bool>("--recursive", "what is in the datasets and containers found, too");
        count = Optional<bool>("--count", "files and bytes of each, counted now: one more request for each");
        isShort = Optional<bool>("--short", "names alone, one a line");
    }

    public override IReadOnlyList<string> Examples =>
    [
        "hep rucio ls",
        "hep rucio ls 'mc:*TTbar*'",
        "hep rucio ls 'data:*' --type dataset --filter 'run_number>=3,datatype=AOD'",
    ];

    public override string Details =>
        "Operators of a filter: = != < > <= >=; a value may hold *. Keys are those of hep rucio metadata, and length, created_after,\n"
        + "created_before.";

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        if (call.Parsed.GetValue(pattern) is not { } text)
        {
            return await ScopesAsync(call).ConfigureAwait(false);
        }

        var (scope, names) = DidPattern.Parse(text);
        var (conditions, kind) = DidPattern.Filter(call.Parsed.GetValue(filter), names, call.Parsed.GetValue(type));
        var rows = call.Client.Dids.SearchAsync(scope, conditions, kind, call.Parsed.GetValue(recursive), call.Cancellation);
        using var list = new RucioList(call, "dids", json => WriteHead(json, scope, names), call.Parsed.GetValue(isShort), "type", ">files", ">size", "name");
        await foreach (var (found, summary) in CountAsync(call, rows, call.Parsed.GetValue(count)).ConfigureAwait(false))
        {
            var (files, bytes, kindFound) = summary is null ? (found.Length, found.Bytes, found.DidType) : (summary.Length, summary.Bytes, summary.Type);
            list.Add(
                json =>
                {
                    json.Write(found.Did);
                    json.Write("type", kindFound);
                    json.Write("files", files);
                    json.Write("bytes", bytes);
                },
                found.Did, kindFound?.ToString().ToLowerInvariant() ?? "", kindFound == DataIdentifierType.File ? "" : Human.Count(files), Human.Bytes(bytes), found.Did.ToString());
        }

        if (list.Count == 0)
        {
            await RefuseUnknownScopeAsync(call, scope).ConfigureAwait(false);
        }

        list.End(json => json.WriteNumber("count", list.Count), list.Count == 0 ? null : Human.Count(list.Count, "name"));
        if (list.Count == 0)
        {
            call.Console.Error.WriteLine($"hep: nothing of {scope} fits; a pattern has to fit the whole name ('{scope}:*{names.Trim('*')}*'), files are listed with --type file or all");
        }

        return 0;
    }

    // In the order of the list, while the next ones are asked for: a request for each, and the server takes its time with each.
    private static async IAsyncEnumerable<(FoundDid Found, DidSummary? Summary)> CountAsync(RucioCall call, IAsyncEnumerable<FoundDid> rows, bool counts)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
        var asked = new Queue<(FoundDid Found, Task<DidSummary> Summary)>();
        try
        {
            await foreach (var found in rows.ConfigureAwait(false))
            {
                if (!counts)
                {
                    yield return (found, null);
                    continue;
                }

                if (asked.Count == QuestionsAtOnce)
                {
                    yield return (asked.Peek().Found, await asked.Peek().Summary.ConfigureAwait(false));
                    _ = asked.Dequeue();
                }

                asked.Enqueue((found, call.Client.Dids.GetAsync(found.Did, count: true, stop.Token)));
            }

            for (; asked.Count > 0; asked.Dequeue())
            {
                yield return (asked.Peek().Found, await asked.Peek().Summary.ConfigureAwait(false));
            }
        }
        finally
        {
            // Where one fails, nobody waits for the others.
            await stop.CancelAsync().ConfigureAwait(false);
            foreach (var (_, summary) in asked)
            {
                await ((Task)summary).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static void WriteHead(System.Text.Json.Utf8JsonWriter json, string scope, string names)
    {
        json.WriteString("scope", scope);
        json.WriteString("pattern", names);
    }

    private static async Task<int> ScopesAsync(RucioCall call)
    {
        var scopes = await call.Client.Dids.ScopesAsync(call.Cancellation).ConfigureAwait(false);
        scopes.Sort(StringComparer.Ordinal);
        if (call.IsJson)
        {
            var rows = new JsonRows(call.Console, "scopes");
            scopes.ForEach(scope => rows.Add(json => json.WriteStringValue(scope)));
            rows.End();
        }
        else
        {
            scopes.ForEach(scope => call.Console.Out.WriteLine(Human.Visible(scope)));
        }

        return 0;
    }

    // The server lists a scope that is not there as an empty one.
    private static async Task RefuseUnknownScopeAsync(RucioCall call, string scope)
    {
        var scopes = await call.Client.Dids.ScopesAsync(call.Cancellation).ConfigureAwait(false);
        if (!scopes.Contains(scope))
        {
            throw new RucioScopeNotFoundException($"there is no scope '{scope}'", call.Host, $"nearest: {string.Join(", ", NearestNames.Of(scope, scopes, 3))}", "hep rucio ls without a name lists the scopes");
        }
    }
}

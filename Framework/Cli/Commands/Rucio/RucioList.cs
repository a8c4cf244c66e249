using System.Text.Json;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>
/// A list of a command, printed while it comes: as a table, names alone, or JSON. Only a whole list gets its end: the line with the sums, or the
/// rest of the JSON object.
/// </summary>
internal sealed class RucioList : IDisposable
{
    private readonly RucioCall call;
    private readonly JsonRows? json;
    private readonly StreamingTable? table;
    private readonly RowProgress progress;

    /// <param name="call">The call.</param>
    /// <param name="name">Name of the list in JSON and of what is counted.</param>
    /// <param name="head">Writes what comes before it in JSON.</param>
    /// <param name="isShort">True: names alone.</param>
    /// <param name="headers">Headers of the table.</param>
    public RucioList(RucioCall call, string name, Action<Utf8JsonWriter> head, bool isShort, params string[] headers)
    {
        if (isShort && call.IsJson)
        {
            throw new UsageException("--short and --json are two outputs", null, "give one of them");
        }

        this.call = call;
        json = call.IsJson ? new JsonRows(call.Console, name, head) : null;
        table = call.IsJson || isShort ? null : new StreamingTable(call.Console, headers);
        progress = new RowProgress(call.Console, name, isVisible: true);
    }

    /// <summary>Rows so far.</summary>
    public long Count { get; private set; }

    /// <summary>Prints a row.</summary>
    /// <param name="write">Writes its properties in JSON.</param>
    /// <param name="did">Its name.</param>
    /// <param name="cells">Its cells.</param>
    public void Add(Action<Utf8JsonWriter> write, DataIdentifier did, params string[] cells)
    {
        Count++;
        if (json is not null)
        {
            json.Add(writer =>
            {
                writer.WriteStartObject();
                write(writer);
                writer.WriteEndObject();
            });
        }
        else if (table is not null)
        {
            table.Add(cells);
        }
        else
        {
            call.Console.Out.WriteLine(Human.Visible(did.ToString()));
        }

        progress.Report(Count);
    }

    /// <summary>Prints the end of a list that is whole.</summary>
    /// <param name="tail">Writes what comes behind it in JSON.</param>
    /// <param name="sum">What comes below the table; null: nothing.</param>
    public void End(Action<Utf8JsonWriter> tail, string? sum)
    {
        progress.Clear();
        json?.End(tail);
        table?.Flush();
        if (table is not null && sum is not null)
        {
            call.Console.Out.WriteLine(sum);
        }
    }

    /// <summary>Prints the rows that have come, also where the list breaks off.</summary>
    public void Dispose()
    {
        progress.Clear();
        table?.Flush();
    }
}

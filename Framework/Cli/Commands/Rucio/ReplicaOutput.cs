using System.Text.Json;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>Prints files with their replicas as they come: blocks, addresses alone, or JSON; and at the end what there is at which RSE.</summary>
internal sealed class ReplicaOutput : IDisposable
{
    private const int RseWidth = 16;
    private const int MostNamed = 5;
    private readonly RucioCall call;
    private readonly ReplicaQuery query;
    private readonly bool addressesOnly;
    private readonly JsonRows? json;
    private readonly RowProgress progress;
    private readonly SortedDictionary<string, long> files = new(StringComparer.Ordinal);
    private readonly List<DataIdentifier> nowhere = [];
    private long count;
    private long without;
    private long places;
    private long bytes;

    public ReplicaOutput(RucioCall call, ReplicaQuery query, bool addressesOnly)
    {
        (this.call, this.query, this.addressesOnly) = (call, query, addressesOnly);
        json = call.IsJson ? new JsonRows(call.Console, "files") : null;
        progress = new RowProgress(call.Console, "files", isVisible: true);
    }

    public void Add(FileReplicas file)
    {
        count++;
        bytes += file.Bytes ?? 0;
        places += file.Places.Count;
        foreach (var rse in file.Places.Select(place => place.Rse).Distinct(StringComparer.Ordinal))
        {
            files[rse] = files.GetValueOrDefault(rse) + 1;
        }

        if (file.Places.Count == 0 && ++without <= MostNamed)
        {
            nowhere.Add(file.Did);
        }

        if (json is not null)
        {
            json.Add(writer => Write(writer, file));
        }
        else if (addressesOnly)
        {
            foreach (var place in file.Places)
            {
                call.Console.Out.WriteLine(Human.Visible(place.Address));
            }
        }
        else
        {
            Print(file);
        }

        progress.Report(count);
    }

    /// <summary>Prints the sums of a list that is whole.</summary>
    public void End()
    {
        progress.Clear();
        if (json is not null)
        {
            json.End(writer =>
            {
                writer.WriteNumber("count", count);
                writer.WriteNumber("bytes", bytes);
                writer.WriteNumber("replicas", places);
                writer.WriteNumber("filesWithoutReplica", without);
                writer.WriteStartObject("filesAtRse");
                foreach (var (rse, number) in files)
                {
                    writer.WriteNumber(rse, number);
                }

                writer.WriteEndObject();
            });
            return;
        }

        if (without > 0)
        {
            var list = string.Join(", ", nowhere.Select(did => Human.Visible(did.ToString()))) + (without > MostNamed ? " …" : "");
            call.Console.Error.WriteLine($"hep: {Human.Count(without)} of {Human.Count(count, "file")} {(without == 1 ? "has" : "have")} no replica{Asked()}: {list}");
        }

        if (!addressesOnly)
        {
            var at = string.Join(", ", files.Select(pair => $"{Human.Visible(pair.Key)} {Human.Count(pair.Value)}"));
            call.Console.Out.WriteLine($"{Human.Count(count, "file")} · {Human.Bytes(bytes)} · files at: {(at.Length == 0 ? "none" : at)}");
        }
    }

    public void Dispose() => progress.Clear();

    private void Print(FileReplicas file)
    {
        var console = call.Console;
        console.Out.WriteLine($"{Human.Visible(file.Did.ToString())}  {Human.Bytes(file.Bytes)}{(file.Adler32 is null ? "" : $"  adler32 {Human.Visible(file.Adler32)}")}");
        foreach (var place in file.Places)
        {
            var state = file.States?.GetValueOrDefault(place.Rse) is { } known and not "AVAILABLE" ? $"  {Human.Visible(known)}" : "";
            console.Out.WriteLine($"  {Human.Visible(place.Rse),-RseWidth}  {Human.Visible(place.Address)}{(place.Type == "TAPE" ? "  (tape)" : "")}{state}");
        }

        if (file.Places.Count == 0)
        {
            var states = file.States is { Count: > 0 } some ? $": {string.Join(", ", some.Select(pair => $"{Human.Visible(pair.Key)} {Human.Visible(pair.Value)}"))}, without such an address" : "";
            console.Out.WriteLine($"  no replica{Asked()}{states}");
        }
    }

    private string Asked() =>
        (query.RseExpression is { } rses ? $" at {rses}" : "") + (query.Schemes.Count > 0 ? $" of scheme {string.Join(", ", query.Schemes)}" : "");

    private static void Write(Utf8JsonWriter json, FileReplicas file)
    {
        json.WriteStartObject();
        json.Write(file.Did);
        json.Write("bytes", file.Bytes);
        json.Write("adler32", file.Adler32);
        json.Write("md5", file.Md5);
        json.WriteStartArray("replicas");
        foreach (var place in file.Places)
        {
            json.WriteStartObject();
            json.WriteString("rse", place.Rse);
            json.WriteString("pfn", place.Address);
            json.WriteString("type", place.Type);
            json.Write("domain", place.Domain);
            json.WriteNumber("priority", place.Priority);
            json.Write("state", file.States?.GetValueOrDefault(place.Rse));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

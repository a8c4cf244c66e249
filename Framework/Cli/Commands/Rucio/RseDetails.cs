using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>All that is known of one RSE.</summary>
internal sealed class RseDetails(RucioCall call)
{
    /// <summary>What it is open for.</summary>
    public static string Can(RucioRse rse)
    {
        string?[] words = [rse.AvailabilityRead == false ? null : "read", rse.AvailabilityWrite == false ? null : "write", rse.AvailabilityDelete == false ? null : "delete"];
        var known = words.OfType<string>().ToList();
        return known.Count == 0 ? "nothing" : string.Join(", ", known);
    }

    /// <returns>The exit code.</returns>
    public async Task<int> PrintAsync(string name)
    {
        var rse = await call.Client.Rses.GetAsync(name, call.Cancellation).ConfigureAwait(false);
        var attributes = await call.Client.Rses.GetAttributesAsync(name, call.Cancellation).ConfigureAwait(false);
        var limits = await call.Client.Rses.GetLimitsAsync(name, call.Cancellation).ConfigureAwait(false);
        var usage = new List<RseUsage>();
        await foreach (var item in call.Client.Rses.ListUsageAsync(name, call.Cancellation).ConfigureAwait(false))
        {
            usage.Add(item);
        }

        if (call.IsJson)
        {
            PrintJson(rse, attributes, limits, usage);
        }
        else
        {
            Print(rse, attributes, limits, usage);
        }

        return 0;
    }

    private void Print(RucioRse rse, IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, long> limits, List<RseUsage> usage)
    {
        var list = new FactList(call.Console);
        list.Add("rse", rse.Name);
        list.Add("type", rse.RseType?.ToString().ToUpperInvariant());
        list.Add("can", Can(rse));
        list.Add("addresses", rse.Deterministic == false ? "registered one by one" : "made out of names");
        list.Add("place", string.Join(", ", new[] { rse.City, rse.CountryName }.Where(word => !string.IsNullOrEmpty(word))));
        list.Add("attributes", string.Join(", ", attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
        foreach (var protocol in rse.Protocols ?? [])
        {
            list.Add("protocol", $"{protocol.Scheme}://{protocol.Hostname}{(protocol.Port is > 0 and var port ? $":{port}" : "")}{protocol.Prefix}");
        }

        foreach (var (key, bytes) in limits)
        {
            list.Add("limit", $"{key} {Human.Bytes(bytes)}");
        }

        foreach (var item in usage)
        {
            list.Add("space", $"{Human.Bytes(item.Used)} used{(item.Files is { } files ? $" by {Human.Count(files, "file")}" : "")}{(item.Free is { } free ? $", {Human.Bytes(free)} free" : "")} ({item.Source}, {Human.Moment(item.UpdatedAt)})");
        }

        list.Write();
    }

    private void PrintJson(RucioRse rse, IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, long> limits, List<RseUsage> usage) => JsonOutput.Print(call.Console, json =>
    {
        json.WriteStartObject();
        RsesCommand.WriteProperties(json, rse);
        json.WriteStartObject("attributes");
        foreach (var (key, value) in attributes)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
        json.WriteStartArray("protocols");
        foreach (var protocol in rse.Protocols ?? [])
        {
            json.WriteStartObject();
            json.WriteString("scheme", protocol.Scheme);
            json.Write("host", protocol.Hostname);
            json.Write("port", (long?)protocol.Port);
            json.Write("prefix", protocol.Prefix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("limits");
        foreach (var (key, bytes) in limits)
        {
            json.WriteNumber(key, bytes);
        }

        json.WriteEndObject();
        json.WriteStartArray("usage");
        foreach (var item in usage)
        {
            json.WriteStartObject();
            json.WriteString("source", item.Source);
            json.Write("usedBytes", item.Used);
            json.Write("freeBytes", item.Free);
            json.Write("totalBytes", item.Total);
            json.Write("files", item.Files);
            json.Write("updatedAt", item.UpdatedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>A request as far as the server looks at it: method, path without escapes, query, Accept, the X-Rucio headers, body.</summary>
internal sealed class WireRequest
{
    private readonly string method;
    private readonly string path;
    private readonly string[] query;
    private readonly string accept;
    private readonly string[] headers;
    private readonly string body;

    private WireRequest(string method, string path, string[] query, string accept, string[] headers, string body) =>
        (this.method, this.path, this.query, this.accept, this.headers, this.body) = (method, path, query, accept, headers, body);

    /// <summary>Method, path and query.</summary>
    public string Line => $"{method} {path}{(query.Length == 0 ? "" : "?" + string.Join('&', query))}";

    /// <summary>The body.</summary>
    public string Body => body;

    /// <summary>The token that was sent; null where there was none.</summary>
    public string? Token => headers.FirstOrDefault(header => header.StartsWith("x-rucio-auth-token: ", StringComparison.Ordinal))?["x-rucio-auth-token: ".Length..];

    /// <summary>Reads a request: head, blank line, body, each byte a letter.</summary>
    public static WireRequest Parse(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = text[..end].Split("\r\n");
        var words = lines[0].Split(' ');
        var target = words[1].Split('?', 2);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Select(pair => (Name: pair[0].ToLowerInvariant(), Value: pair[1].Trim())).ToArray();
        return new WireRequest(
            words[0],
            Uri.UnescapeDataString(target[0]),
            [.. (target.Length > 1 ? target[1].Split('&') : []).Select(Decoded).Order(StringComparer.Ordinal)],
            headers.FirstOrDefault(header => header.Name == "accept").Value ?? "*/*",
            [.. headers.Where(header => header.Name.StartsWith("x-rucio-", StringComparison.Ordinal)).Select(header => $"{header.Name}: {header.Value}").Order(StringComparer.Ordinal)],
            Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text[(end + 4)..])));
    }

    /// <summary>True where both ask for the same.</summary>
    public bool IsSameAs(WireRequest other) =>
        method == other.method && path == other.path && accept == other.accept
        && query.SequenceEqual(other.query) && headers.SequenceEqual(other.headers) && IsSameBody(body, other.body);

    /// <summary>True where both have the same path: what somebody may have meant.</summary>
    public bool IsLike(WireRequest other) => path == other.path;

    /// <inheritdoc/>
    public override string ToString() => $"{method} {path}?{string.Join('&', query)} Accept: {accept} {string.Join(' ', headers)} {body}";

    private static string Decoded(string pair) => Uri.UnescapeDataString(pair.Replace('+', ' '));

    private static bool IsSameBody(string one, string other) =>
        one == other || (TryParse(one, out var first) && TryParse(other, out var second) && JsonNode.DeepEquals(first, second));

    private static bool TryParse(string text, out JsonNode? json)
    {
        try
        {
            json = JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            json = null;
            return false;
        }
    }
}

using System.Globalization;

namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>One call of the REST interface, before it is sent.</summary>
/// <param name="Method">GET, POST …</param>
/// <param name="Path">The path below the host, each part escaped: see <see cref="PathOf"/>.</param>
internal sealed record RucioRequest(HttpMethod Method, string Path)
{
    /// <summary>What the server answers errors and lists as; application/json alone is refused by lists.</summary>
    public const string AcceptAnything = "*/*";

    /// <summary>Names and values behind the path, not escaped.</summary>
    public IReadOnlyList<(string Name, string Value)> Query { get; init; } = [];

    /// <summary>The body, JSON in UTF-8; null: none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The Accept header.</summary>
    public string Accept { get; init; } = AcceptAnything;

    /// <summary>Headers besides those of every call; may be secret.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>True where the authentication service answers.</summary>
    public bool IsAuthentication { get; init; }

    /// <summary>True where the call may be repeated without asking, since it changes nothing.</summary>
    public bool IsSafe { get; init; } = Method == HttpMethod.Get || Method == HttpMethod.Head;

    /// <summary>A path of parts, each escaped, slashes within names too.</summary>
    /// <exception cref="RucioInvalidRequestException">A part that would be another path.</exception>
    public static string PathOf(params ReadOnlySpan<string> parts)
    {
        var path = "";
        foreach (var part in parts)
        {
            // They would be taken out of an address, and the call would mean another thing.
            if (part is "." or "..")
            {
                throw new RucioInvalidRequestException($"'{part}' is no name in Rucio", null, "it would be taken for a folder in the address of the call");
            }

            path += "/" + Uri.EscapeDataString(part);
        }

        return path;
    }

    /// <summary>What it is, for errors: no header, no body.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method} {Path}{(Query.Count == 0 ? "" : "?" + string.Join('&', Query.Select(pair => $"{pair.Name}={pair.Value}")))}");
}

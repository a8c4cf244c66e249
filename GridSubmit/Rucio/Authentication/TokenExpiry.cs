using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>When a token ends.</summary>
internal static class TokenExpiry
{
    private const int MostLetters = 64 << 10;

    /// <summary>By the server's header where there is one (a date, or seconds since 1970), else by what stands in the token.</summary>
    /// <param name="header">X-Rucio-Auth-Token-Expires.</param>
    /// <param name="token">The token.</param>
    /// <returns>Null where nothing says so.</returns>
    public static DateTimeOffset? Of(string? header, string token) => RucioDate.TryParse(header, out var date) ? date : OfJwt(token);

    /// <summary>The claim <c>exp</c> of a JSON Web Token (RFC 7519, section 4.1.4), whose signature is the server's business; null for other tokens.</summary>
    public static DateTimeOffset? OfJwt(string token)
    {
        if (token.Length > MostLetters || token.Split('.') is not [_, var claims, _])
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromUtf8(Encoding.UTF8.GetBytes(claims.TrimEnd('='))));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("exp", out var exp) && exp.ValueKind == JsonValueKind.Number && exp.GetDouble() is > 0 and < 1e11 and var seconds
                ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}

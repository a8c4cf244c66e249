using HepAnalysis.GridSubmit.Rucio.Configuration;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>
/// Finds a bearer token that another program has put down: BEARER_TOKEN, the file of BEARER_TOKEN_FILE, $XDG_RUNTIME_DIR/bt_uUID,
/// /tmp/bt_uUID, in this order; blanks around it are cut, an empty one counts as none, one that is no token ends the search with an error
/// (WLCG Bearer Token Discovery 1.0, section 2).
/// </summary>
internal sealed class BearerTokenDiscovery(UserEnvironment environment)
{
    private const int MostBytes = 64 << 10;

    /// <summary>Where it was looked for.</summary>
    public string Places => string.Join(", ", new[] { "BEARER_TOKEN", environment["BEARER_TOKEN_FILE"] is { } named ? $"BEARER_TOKEN_FILE ({environment.Expand(named)})" : "BEARER_TOKEN_FILE" }.Concat(Files().Select(file => file.Path)));

    /// <summary>The token and its place; null where there is none.</summary>
    /// <exception cref="RucioCredentialException">What is there is no token, cannot be read, or is another user's.</exception>
    public (RucioToken Token, string Place)? Find()
    {
        if (Clean(environment["BEARER_TOKEN"], "BEARER_TOKEN") is { } given)
        {
            return (given, "BEARER_TOKEN");
        }

        foreach (var (path, isShared) in Files(withNamed: true))
        {
            if (Clean(Read(path, isShared), path) is { } token)
            {
                return (token, path);
            }
        }

        return null;
    }

    private IEnumerable<(string Path, bool IsShared)> Files(bool withNamed = false)
    {
        if (withNamed && environment["BEARER_TOKEN_FILE"] is { } named)
        {
            yield return (environment.Expand(named), false);
        }

        var name = $"bt_u{environment.UserId}";
        if (environment["XDG_RUNTIME_DIR"] is { } runtime)
        {
            yield return (Path.Combine(runtime, name), false);
        }

        yield return (Path.Combine("/tmp", name), true);
    }

    private string? Read(string path, bool isShared)
    {
        try
        {
            if (PosixFile.Find(path, follow: true) is not { } found)
            {
                return null;
            }

            // Anybody may put a file into /tmp: one who does would have his own token used.
            return isShared && OperatingSystem.IsLinux() && found.UserId != environment.UserId && found.UserId != 0
                ? throw Invalid(path, $"it belongs to user {found.UserId}, not to you ({environment.UserId})")
                : found.IsFile && new FileInfo(path).Length > MostBytes ? throw Invalid(path, $"it has more than {MostBytes:N0} bytes") : File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Invalid(path, e.Message, e);
        }
    }

    private static RucioToken? Clean(string? text, string place)
    {
        var value = text?.Trim() ?? "";
        return value.Length == 0 ? null
            // RFC 6750, section 2.1
            : value.Length <= MostBytes && value.TrimEnd('=').All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~' or '+' or '/') ? new RucioToken(value, TokenExpiry.OfJwt(value), null)
            : throw Invalid(place, "it holds letters that no bearer token has, or is too long");
    }

    private static RucioCredentialException Invalid(string place, string why, Exception? inner = null) =>
        new("the bearer token cannot be used", place, why, "put a token there (htgettoken, oidc-token), or take it away", inner);
}

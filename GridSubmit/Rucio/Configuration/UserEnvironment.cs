using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace HepAnalysis.GridSubmit.Rucio.Configuration;

/// <summary>Variables and the user of this process, or those that a test makes up.</summary>
/// <param name="Variables">The environment variables.</param>
/// <param name="UserId">Number of the user.</param>
internal sealed partial record UserEnvironment(IReadOnlyDictionary<string, string> Variables, uint UserId)
{
    /// <summary>Variables that Python's <c>getpass.getuser</c> looks at, in its order.</summary>
    private static readonly string[] UserNameVariables = ["LOGNAME", "USER", "LNAME", "USERNAME"];

    /// <summary>Variables and folders that Python's <c>tempfile.gettempdir</c> looks at, in its order.</summary>
    private static readonly string[] TemporaryVariables = ["TMPDIR", "TEMP", "TMP"];
    private static readonly string[] TemporaryFolders = ["/tmp", "/var/tmp", "/usr/tmp"];

    /// <summary>That of this process.</summary>
    public static UserEnvironment Current => new(
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal),
        OperatingSystem.IsWindows() ? 0 : GetEffectiveUserId());

    /// <summary>A variable; null where it is not set or empty.</summary>
    public string? this[string name] => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The user's name as the Python client finds it.</summary>
    public string UserName => UserNameVariables.Select(name => this[name]).FirstOrDefault(name => name is not null) ?? Environment.UserName;

    /// <summary>The folder of temporary files as the Python client finds it, without the user's name that it appends.</summary>
    public string TemporaryFolder => TemporaryVariables.Select(name => this[name]).OfType<string>().Concat(TemporaryFolders).FirstOrDefault(Directory.Exists) is { } folder
        ? Path.GetFullPath(folder)
        : Directory.GetCurrentDirectory();

    /// <summary>A path with <c>~</c>, <c>$NAME</c> and <c>${NAME}</c> replaced, made absolute; variables that are not set stay as they are.</summary>
    public string Expand(string path)
    {
        path = Variable().Replace(path.Trim(), match => Variables.GetValueOrDefault(match.Groups[1].Value + match.Groups[2].Value, match.Value));
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal))
        {
            path = (this["HOME"] ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)) + path[1..];
        }

        return path.Length == 0 ? "" : Path.GetFullPath(path);
    }

    [GeneratedRegex(@"\$(?:(\w+)|\{([^}]*)\})")]
    private static partial Regex Variable();

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetEffectiveUserId();
}

using System.Security.Cryptography;
using HepAnalysis.Cli;

namespace HepAnalysis.Framework.Tests.Cli;

/// <summary>Runs <c>hep</c> in process in a working directory of its own, deleted afterwards.</summary>
internal sealed class HepRun : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("hep-test-").FullName;

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public int Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = HepApplication.Run(args, new HepConsole { Out = output, Error = error, WorkingDirectory = Folder });
        Out = output.ToString();
        Error = error.ToString();
        return code;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Every file and folder below the folder, with a hash of the content: what a failed command must leave as it was.</summary>
    public IReadOnlyList<string> Files() => [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories)
        .Select(path => $"{Path.GetRelativePath(Folder, path)} {(File.Exists(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "")}")
        .Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

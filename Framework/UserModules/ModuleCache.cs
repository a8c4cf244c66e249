using System.Security.Cryptography;
using System.Text;
using HepAnalysis.EventLoop;
using HepAnalysis.Generators;

namespace HepAnalysis.UserModules;

/// <summary>
/// Keeps what was compiled, by the hash of the source and of what compiled it, in the user's cache
/// (<c>$XDG_CACHE_HOME/hep/modules</c>, else <c>~/.cache</c>), readable by the user alone. A cache that cannot be written is
/// done without.
/// </summary>
internal sealed class ModuleCache
{
    private readonly string? folder;
    private readonly string name;

    private ModuleCache(string? folder, string name)
    {
        this.folder = folder;
        this.name = name;
    }

    public static ModuleCache For(string path, string sha256)
    {
        var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } user ? Path.Combine(user, ".cache") : null;
        // The path is in the symbols, and so in the lines of errors.
        var key = $"{path}\n{sha256}\n{Version(typeof(Module))}\n{Version(typeof(ModuleGenerator))}\n{Version(typeof(ModuleCache))}";
        return new ModuleCache(home is null ? null : Path.Combine(home, "hep", "modules"), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
    }

    public (byte[] Assembly, byte[] Symbols)? Find()
    {
        try
        {
            return folder is not null && File.Exists(FileOf(".dll")) && File.Exists(FileOf(".pdb")) ? (File.ReadAllBytes(FileOf(".dll")), File.ReadAllBytes(FileOf(".pdb"))) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Keep(byte[] assembly, byte[] symbols)
    {
        if (folder is null)
        {
            return;
        }

        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            // The assembly last: who finds it finds both.
            Write(".pdb", symbols);
            Write(".dll", assembly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run compiles again.
        }
    }

    private static string Version(Type type) => type.Assembly.ManifestModule.ModuleVersionId.ToString();

    private string FileOf(string extension) => Path.Combine(folder!, name + extension);

    private void Write(string extension, byte[] bytes)
    {
        var temporary = FileOf($".{Environment.ProcessId}{extension}");
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, FileOf(extension), overwrite: true);
    }
}

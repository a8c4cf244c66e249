using System.Security.Cryptography;
using HepAnalysis.EventLoop;

namespace HepAnalysis.UserModules;

/// <summary>An assembly of modules before it is loaded.</summary>
/// <param name="Path">The file that the user named, for messages.</param>
/// <param name="AssemblyPath">Where the assembly is, to find what stands beside it; null for one that was compiled here.</param>
/// <param name="Assembly">Its bytes.</param>
/// <param name="Symbols">Its portable PDB, which gives lines to errors; null for none.</param>
/// <param name="Sha256">Of what decides what it does: the source, or the assembly.</param>
internal sealed record ModuleImage(string Path, string? AssemblyPath, byte[] Assembly, byte[]? Symbols, string Sha256)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Reads an assembly with its symbols.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="named">What the user named.</param>
    /// <exception cref="ModuleException">It cannot be read.</exception>
    public static ModuleImage FromFile(string assembly, string named)
    {
        try
        {
            var bytes = File.ReadAllBytes(assembly);
            var symbols = System.IO.Path.ChangeExtension(assembly, ".pdb");
            return new ModuleImage(named, assembly, bytes, File.Exists(symbols) ? File.ReadAllBytes(symbols) : null, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModuleException($"{System.IO.Path.GetFileName(named)} cannot be read", assembly, e.Message, inner: e);
        }
    }
}

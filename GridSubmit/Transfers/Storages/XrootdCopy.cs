using System.Diagnostics;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>Replicas of scheme root, by the program <c>xrdcp</c> where it is installed.</summary>
internal static class XrootdCopy
{
    /// <summary>The program; null where it is not on PATH.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, "xrdcp")).FirstOrDefault(File.Exists);

    /// <summary>True for addresses that it reads.</summary>
    public static bool IsRoot(PhysicalFile place) => place.Address.StartsWith("root://", StringComparison.Ordinal) || place.Address.StartsWith("roots://", StringComparison.Ordinal);

    /// <summary>Copies a replica into a file.</summary>
    /// <returns>0.</returns>
    /// <exception cref="IOException">It could not.</exception>
    public static async Task<int> CopyAsync(PhysicalFile place, string path, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Program!, ["--nopbar", "--silent", "--force", place.Address, path]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new IOException("xrdcp cannot be started");
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellation);
            _ = process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            if (process.ExitCode != 0)
            {
                throw new IOException($"xrdcp ended with code {process.ExitCode}: {(await error.ConfigureAwait(false)).ReplaceLineEndings(" ").Trim()}");
            }

            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

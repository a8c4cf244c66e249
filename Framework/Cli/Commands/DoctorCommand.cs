using System.CommandLine;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.RootIO.Compression;

namespace HepAnalysis.Cli.Commands;

/// <summary><c>hep doctor</c>: what this machine has, what is missing, and what then does not work.</summary>
internal sealed class DoctorCommand : HepCommand
{
    private readonly Option<bool> json;

    public DoctorCommand()
        : base("doctor", "checks this machine: what hep finds, what is missing, what then does not work") => json = JsonOption();

    public override IReadOnlyList<string> Examples => ["hep doctor"];

    public override int Execute(ParseResult parsed, HepConsole console)
    {
        var findings = Findings();
        if (parsed.GetValue(json))
        {
            JsonOutput.Print(console, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("version", HepApplication.Version);
                writer.WriteStartArray("findings");
                foreach (var finding in findings)
                {
                    writer.WriteStartObject();
                    writer.WriteString("what", finding.What);
                    writer.WriteString("found", finding.Found);
                    writer.WriteString("remark", finding.Remark);
                    writer.WriteBoolean("wrong", finding.IsWrong);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return 0;
        }

        foreach (var (what, found, remark, isWrong) in findings)
        {
            console.Out.WriteLine($"{(isWrong ? "!" : "✓")} {what,-12} {found}{(remark.Length > 0 ? $"   ({remark})" : "")}");
        }

        var wrong = findings.Count(finding => finding.IsWrong);
        console.Out.WriteLine(wrong == 0 ? "everything that this version can use is there, or not needed" : $"{Human.Count(wrong, "thing")} to look at");
        return 0;
    }

    private static List<Finding> Findings()
    {
        var findings = new List<Finding>
        {
            new("hep", HepApplication.Version, ""),
            new(".NET", $"{Environment.Version} on {RuntimeInformation.RuntimeIdentifier}", ""),
            new("system", RuntimeInformation.OSDescription, ""),
            new("cores", $"{Environment.ProcessorCount}", "threads that hep run takes where --threads is not given"),
            new("vectors", Vectors(), Vector256.IsHardwareAccelerated ? "" : "slower, the results are the same", false),
            new("memory", Human.Bytes(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes), ""),
        };
        foreach (var codec in CodecReport.Current())
        {
            var remark = codec.CanCompress ? codec.Remark : $"reads, does not write: {codec.Remark}";
            findings.Add(new(codec.Codec, codec.Implementation + (codec.IsNative ? "" : " (managed)"), remark));
        }

        findings.Add(TemporaryFolder());
        return findings;
    }

    private static string Vectors()
    {
        var sets = new List<string>();
        if (Avx512F.IsSupported)
        {
            sets.Add("AVX-512");
        }

        if (Avx2.IsSupported)
        {
            sets.Add("AVX2");
        }

        if (Fma.IsSupported)
        {
            sets.Add("FMA");
        }

        return sets.Count > 0 ? string.Join(", ", sets) : $"{Vector128<byte>.Count * 8} bits";
    }

    private static Finding TemporaryFolder()
    {
        var folder = Path.GetTempPath();
        try
        {
            var free = new DriveInfo(folder).AvailableFreeSpace;
            File.Delete(Path.GetTempFileName());
            return new("temporary", $"{folder}, {Human.Bytes(free)} free", "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("temporary", folder, $"cannot be written: {e.Message}; set TMPDIR to a folder that can", true);
        }
    }

    private sealed record Finding(string What, string Found, string Remark, bool IsWrong = false);
}

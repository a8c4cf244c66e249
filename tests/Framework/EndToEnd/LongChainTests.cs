using System.Diagnostics;
using System.Globalization;
using HepAnalysis.Columns;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;

namespace HepAnalysis.Framework.Tests.EndToEnd;

/// <summary>How much memory <c>hep</c> takes does not depend on how much it reads.</summary>
public sealed class LongChainTests
{
    private const int Files = 120;
    private const int Branches = 20;
    private const int Block = 50_000;
    private const int Entries = 25 * Block;
    private const long MostMemory = 200_000_000;

    [Test]
    public void One_branch_of_ten_gigabytes_takes_less_than_200_MB()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["chain"]);
        Write(folder["one.root"]);
        for (var i = 0; i < Files; i++)
        {
            File.CreateSymbolicLink(folder["chain", $"{i:D3}.root"], folder["one.root"]);
        }

        folder.Write("chain.yaml", """
            input: { files: ["chain/*.root"], tree: Events }
            paths:
              all:
                - histogram: x
                  x: x07
                  axis: { regular: [10, 0, 1] }
            output: { file: x.root }
            """);
        var (code, peak, said) = Run(HepProgram.Path, ["run", "chain.yaml", "--threads", "2"], folder.Path);
        TestContext.Out.WriteLine($"at most {peak / 1_000_000} MB");
        Assert.That(code, Is.Zero, said);
        using var result = RootFile.Open(folder["x.root"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new FileInfo(folder["one.root"]).Length * Files, Is.GreaterThan(10_000_000_000));
            Assert.That(result.ReadHistogram("x").Entries, Is.EqualTo((double)Files * Entries));
            Assert.That(peak, Is.GreaterThan(10_000_000).And.LessThan(MostMemory), "the most memory that the process held");
        }
    }

    // Numbers that no codec makes smaller.
    private static void Write(string path)
    {
        using var values = new NumberColumn(NumberKind.Float32);
        var random = new Random(5);
        var columns = Enumerable.Repeat<Column>(values, Branches).ToArray();
        using var tree = RootFileWriter.CreateTreeFile(
            path, "Events", "", [.. Enumerable.Range(0, Branches).Select(i => new ColumnInfo(string.Create(CultureInfo.InvariantCulture, $"x{i:D2}"), values.ItemType))]);
        for (var first = 0; first < Entries; first += Block)
        {
            foreach (ref var value in values.Resize<float>(Block))
            {
                value = random.NextSingle();
            }

            tree.Write(columns, Block);
        }

        tree.Commit();
    }

    private static (int Code, long Peak, string Said) Run(string program, string[] arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        do
        {
            peak = Math.Max(peak, PeakMemory(process.Id));
        }
        while (!process.WaitForExit(10));
        return (process.ExitCode, peak, output.Result + error.Result);
    }

    // The kernel's own high-water mark; a process that has just ended has none any more, and is gone at the next wait.
    private static long PeakMemory(int process)
    {
        const string Peak = "VmHWM:";
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(Peak, StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line[Peak.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;

namespace HepAnalysis.Benchmarks;

/// <summary>What one branch of a file of 1,500 costs: opening the file and the tree, and reading it, in a process that has done nothing yet, and again.</summary>
internal static class OpeningBenchmark
{
    private const int Branches = 1500;
    private const int Entries = 1000;
    private const int Times = 8;

    public static void Run(long times)
    {
        using var files = new DimuonFiles();
        var path = Path.Combine(files.Folder, "wide.root");
        Write(path);
        var (nothing, first, again) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < times; i++)
        {
            nothing.Add(Whole(out _));
            first.Add(Whole(out var inside, path));
            again.Add(inside);
        }

        Measure.Header("one of 1,500 branches, 1,000 entries", "ms");
        Measure.Row("a process that does nothing", Measure.Number(Measure.Middle(nothing)));
        Measure.Row("a process that opens the file and reads one", Measure.Number(Measure.Middle(first)));
        Measure.Row("the difference (bar 100, compiled ahead)", Measure.Number(Measure.Middle(first) - Measure.Middle(nothing)));
        Measure.Row("again in that process (bar 5)", Measure.Number(Measure.Middle(again), 2));
    }

    /// <summary>The child process: with a file, opens and reads it and says the milliseconds of the first time, and the median of the others.</summary>
    public static int Child(string[] arguments)
    {
        if (arguments is not [var path])
        {
            return 0;
        }

        var times = new double[Times];
        for (var i = 0; i < times.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var file = RootFile.Open(path);
            _ = file.OpenEvents("Events").Read<float>("Muon_x0750");
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times[0]} {Measure.Middle(times[1..])}"));
        return 0;
    }

    private static double Whole(out double again, params string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["open", .. arguments]) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        again = said.Length == 0 ? 0 : double.Parse(said.Split()[1], CultureInfo.InvariantCulture);
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(started).TotalMilliseconds : throw new InvalidOperationException($"the process ended with {process.ExitCode}");
    }

    private static void Write(string path)
    {
        using var values = new NumberColumn(NumberKind.Float32);
        using var offsets = new NumberColumn(NumberKind.Int32);
        var type = new ColumnType.List(values.ItemType);
        using var writer = RootFileWriter.CreateTreeFile(
            path, "Events", "", [.. Enumerable.Range(0, Branches - 1).Select(i => new ColumnInfo(string.Create(CultureInfo.InvariantCulture, $"Muon_x{i:D4}"), type, "nMuon"))]);
        var ends = offsets.Resize<int>(Entries + 1);
        for (var i = 0; i <= Entries; i++)
        {
            ends[i] = 2 * i;
        }

        var numbers = values.Resize<float>(2 * Entries);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i / 8f;
        }

        writer.Write([.. Enumerable.Repeat<Column>(new ListColumn(offsets, values), Branches - 1)], Entries);
        writer.Commit();
    }
}

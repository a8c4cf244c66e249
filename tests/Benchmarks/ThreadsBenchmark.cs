namespace HepAnalysis.Benchmarks;

/// <summary>What a second thread and what a weight change.</summary>
internal static class ThreadsBenchmark
{
    public static void Run(long events)
    {
        using var files = new DimuonFiles();
        var data = files.Generate(events);
        Measure.Header($"hep run, dimuon, {Measure.Number(events, 0)} events", "1 thread, ms", "2 threads, ms", "gain");
        Row("counted", files.Analysis(data));
        Row("weighted", files.Analysis(data, "exp(0.3 * sin(event))"));

        void Row(string what, string yaml)
        {
            var one = Measure.Median(() => files.Hep("run", yaml, "--threads", "1"));
            var two = Measure.Median(() => files.Hep("run", yaml, "--threads", "2"));
            Measure.Row(what, Measure.Number(one), Measure.Number(two), Measure.Number(one / two, 2));
        }
    }
}

namespace HepAnalysis.Benchmarks;

/// <summary>The same work on several threads.</summary>
internal static class Workers
{
    /// <summary>Runs an action on each of so many threads and waits for all.</summary>
    public static void Run(int threads, Action work) =>
        Task.WaitAll([.. Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))]);
}

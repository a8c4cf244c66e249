using System.Collections.Concurrent;

namespace HepAnalysis.Soak.Mutants;

/// <summary>Reads many mutants in child processes and keeps those that went wrong.</summary>
/// <param name="folder">Of the original files.</param>
/// <param name="program">The program of tests/Soak.</param>
internal sealed class MutantRun(string folder, string program)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> wrong = [];
    private int next;
    private int done;
    private int refused;

    /// <summary>A line for each mutant that was not read and not refused by an error of ours.</summary>
    public IReadOnlyCollection<string> Wrong => wrong;

    /// <summary>Mutants that ended in an error of ours.</summary>
    public int Refused => refused;

    public int Done => done;

    /// <summary>Reads the mutants <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1.</summary>
    /// <param name="first">Number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="processes">Child processes at a time.</param>
    /// <param name="progress">Told the number of mutants done, now and then.</param>
    public void Run(int first, int count, int processes, Action<int>? progress = null)
    {
        next = first - 1;
        var workers = Enumerable.Range(0, processes).Select(_ => Task.Factory.StartNew(
            () => Work(first + count, progress), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Task.WaitAll(workers);
    }

    private void Work(int end, Action<int>? progress)
    {
        ReaderProcess? reader = null;
        try
        {
            for (int number; (number = Interlocked.Increment(ref next)) < end;)
            {
                reader ??= new ReaderProcess(program, folder);
                var answer = reader.Ask(number, Limit, out var isAlive);
                if (!isAlive)
                {
                    // The mutants before it may have had a part in it: alone, it has to do it again.
                    reader.Dispose();
                    reader = null;
                    using var alone = new ReaderProcess(program, folder);
                    answer = alone.Ask(number, Limit, out _);
                }

                Count(number, answer);
                progress?.Invoke(Done);
            }
        }
        finally
        {
            reader?.Dispose();
        }
    }

    private void Count(int number, string answer)
    {
        Interlocked.Increment(ref done);
        if (!answer.StartsWith(MutantReader.Good, StringComparison.Ordinal))
        {
            wrong.Enqueue($"mutant {number}: {answer}");
        }
        else if (answer != $"{MutantReader.Good} 0")
        {
            Interlocked.Increment(ref refused);
        }
    }
}

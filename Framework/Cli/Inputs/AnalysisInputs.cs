using System.Collections;
using HepAnalysis.EventLoop;
using HepAnalysis.GridSubmit.Datasets;

namespace HepAnalysis.Cli.Inputs;

/// <summary>
/// The files of an analysis, in order. Those of datasets are made readable when they are asked for: all that are left together, or, where only
/// the first events are wanted, no more than have them by what the catalogue says.
/// </summary>
/// <param name="datasets">Makes files of datasets readable.</param>
/// <param name="events">How many events from the beginning are wanted; null: all.</param>
internal sealed class AnalysisInputs(DatasetInputs datasets, long? events) : IReadOnlyList<InputFile>
{
    private readonly List<InputFile?> files = [];
    private readonly Dictionary<int, DatasetFile> staged = [];

    public int Count => files.Count;

    public InputFile this[int index]
    {
        get
        {
            if (files[index] is null)
            {
                Stage(index);
            }

            return files[index]!;
        }
    }

    public void Add(InputFile file) => files.Add(file);

    public void Add(DatasetFile file)
    {
        staged.Add(files.Count, file);
        files.Add(null);
    }

    public IEnumerator<InputFile> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Stage(int first)
    {
        var wanted = new List<int>();
        var left = events - Enumerable.Range(0, first).Sum(EventsOf) ?? long.MaxValue;
        for (var i = first; i < Count && (i == first || left > 0); i++)
        {
            if (files[i] is null)
            {
                wanted.Add(i);
            }

            // A file that does not say how many it has may have enough.
            left -= events is null ? 0 : EventsOf(i) is > 0 and var some ? some : left;
        }

        foreach (var (i, file) in wanted.Zip(datasets.Stage([.. wanted.Select(i => staged[i])])))
        {
            files[i] = file;
        }
    }

    private long EventsOf(int index) => staged.TryGetValue(index, out var file) ? file.Events ?? 0 : 0;
}

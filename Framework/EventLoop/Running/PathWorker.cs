using HepAnalysis.Columns;
using HepAnalysis.Histograms;

namespace HepAnalysis.EventLoop;

/// <summary>One worker's instance of a path: its modules and what they have counted.</summary>
internal sealed class PathWorker(string name, IReadOnlyList<Module> modules, bool isWeighted)
{
    private readonly StepCounts[] counts = [.. modules.Select(_ => new StepCounts(isWeighted))];

    public string Name { get; } = name;

    public void Process(Block block, Selection all, ReadOnlySpan<double> weights)
    {
        var live = all;
        for (var i = 0; i < modules.Count; i++)
        {
            var module = modules[i];
            counts[i].AddExecuted(live, weights, module.IsFilter);
            if (live.Count > 0)
            {
                live = module.Process(block, live);
            }

            counts[i].AddPassed(live, weights, module.IsFilter);
        }
    }

    public void Merge(PathWorker other)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i].Merge(other.counts[i]);
        }
    }

    public Cutflow Finish() => new(Name, [.. modules.Zip(counts).Where(pair => pair.First.IsFilter).Select(pair => pair.Second.Finish(pair.First.Name))]);

    private sealed class StepCounts(bool isWeighted)
    {
        private readonly ExactSum executedWeights = new();
        private readonly ExactSum executedSquares = new();
        private readonly ExactSum passedWeights = new();
        private readonly ExactSum passedSquares = new();
        private long executed;
        private long passed;

        public void AddExecuted(Selection live, ReadOnlySpan<double> weights, bool isFilter)
        {
            executed += live.Count;
            Add(live, weights, isFilter, executedWeights, executedSquares);
        }

        public void AddPassed(Selection live, ReadOnlySpan<double> weights, bool isFilter)
        {
            passed += live.Count;
            Add(live, weights, isFilter, passedWeights, passedSquares);
        }

        public void Merge(StepCounts other)
        {
            executed += other.executed;
            passed += other.passed;
            executedWeights.Add(other.executedWeights);
            executedSquares.Add(other.executedSquares);
            passedWeights.Add(other.passedWeights);
            passedSquares.Add(other.passedSquares);
        }

        public CutflowStep Finish(string name)
        {
            var (low, high) = executed == 0 ? (0, 1) : BinomialInterval.ClopperPearson(passed, executed);
            var weighted = isWeighted
                ? new WeightedCounts(executedWeights.Round(), executedSquares.Round(), passedWeights.Round(), passedSquares.Round()) : null;
            return new CutflowStep(name, executed, passed, low, high, weighted);
        }

        private void Add(Selection live, ReadOnlySpan<double> weights, bool isFilter, ExactSum sum, ExactSum squares)
        {
            if (!isWeighted || !isFilter)
            {
                return;
            }

            foreach (var index in live.Indices)
            {
                var weight = weights[index];
                if (double.IsFinite(weight))
                {
                    sum.Add(weight);
                    squares.AddProduct(weight, weight);
                }
            }
        }
    }
}

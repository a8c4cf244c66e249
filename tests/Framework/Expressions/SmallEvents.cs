using System.Globalization;
using HepAnalysis.Columns;
using HepAnalysis.Expressions;

namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>Four events that a person can check: two muons and two jets, one and none, none and three, three and one.</summary>
internal sealed class SmallEvents : IDisposable
{
    private readonly ColumnSlots slots = new();
    private Block? block;
    private EvaluationContext? context;

    public SmallEvents() => Scope = AnalysisScope.For(Data.Schema, slots);

    public static ColumnData Data { get; } = new ColumnData { Count = 4 }
        .List("Muon_pt", new float[][] { [30, 10], [25], [], [50, 40, 5] })
        .List("Muon_eta", new float[][] { [0.5f, -1], [2.5f], [], [0, 1, -2] })
        .List("Muon_phi", new float[][] { [0, 3], [1], [], [0, 1, -3] })
        .List("Muon_mass", new float[][] { [0, 0], [0], [], [0, 0, 0] })
        .List("Muon_charge", new int[][] { [1, -1], [1], [], [-1, -1, 1] })
        .List("Muon_jet", new int[][] { [1, 0], [-1], [], [0, 0, 5] })
        .List("Muon_tight", new bool[][] { [true, false], [true], [], [false, true, true] })
        .Collection("Muon", "pt", "eta", "phi", "mass", "charge", "jet", "tight")
        .List("Jet_px", new double[][] { [3, 6], [], [1, 2, 3], [8] })
        .List("Jet_py", new double[][] { [4, 8], [], [0, 0, 0], [6] })
        .List("Jet_pz", new double[][] { [0, 0], [], [0, 0, 0], [0] })
        .List("Jet_energy", new double[][] { [5, 26], [], [1, 2, 3], [10] })
        .List("Jet_btag", new double[][] { [0.9, 0.1], [], [double.NaN, 0.5, 0.2], [0.3] })
        .Collection("Jet", "px", "py", "pz", "energy", "btag")
        .Scalar("px1", [1.0, 2, 3, 4]).Scalar("px2", [10.0, 20, 30, 40])
        .SideBySide("Pair", 2, "px")
        .Scalar("MET_pt", [20f, 30, 40, 50]).Scalar("MET_phi", [0f, 1, 2, 3]).Collection("MET", "pt", "phi")
        .Scalar("n", [0, 1, 2, 3])
        .Scalar("half", [0.5f, 1.5f, -0.5f, float.NaN])
        .Scalar<long>("huge", [long.MaxValue, 1, long.MinValue, 0])
        .Scalar<ulong>("id", [ulong.MaxValue, 1UL << 63, 1, 0])
        .Scalar("trigger", [true, false, true, false])
        .List("wave", new float[][] { [1, 2], [], [3], [4] })
        .Fixed("triple", 3, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

    public AnalysisScope Scope { get; private set; }

    public SmallEvents Define(string name, string text)
    {
        Scope = Scope.Define(name, SourceText.Inline(text));
        return this;
    }

    /// <summary>The numbers of the live events: <c>1 2 - 4</c>, - where missing; lists in brackets.</summary>
    public string Numbers(string text, params int[] live)
    {
        var numbers = Scope.CompileNumbers(SourceText.Inline(text));
        var selection = Live(live);
        var values = numbers.Evaluate(Context, selection);
        var parts = new List<string>();
        for (var i = 0; i < selection.Count; i++)
        {
            var (from, to) = numbers.IsJagged ? (values.Offsets[i], values.Offsets[i + 1]) : (i, i + 1);
            var part = new List<string>();
            for (var j = from; j < to; j++)
            {
                part.Add(values.Present.IsEmpty || values.Present[j] ? values.Values[j].ToString("G6", CultureInfo.InvariantCulture) : "-");
            }

            parts.Add(numbers.IsJagged ? $"[{string.Join(' ', part)}]" : part[0]);
        }

        return string.Join(' ', parts);
    }

    /// <summary>The events that pass.</summary>
    public string Passing(string text, params int[] live)
    {
        var passed = new Selection();
        Scope.CompileFilter(SourceText.Inline(text)).Run(Context, Live(live), passed);
        return string.Join(' ', passed.Indices.ToArray());
    }

    public void Dispose() => context?.Dispose();

    private EvaluationContext Context
    {
        get
        {
            if (block is null || block.Count == 0)
            {
                block = new Block(slots);
                context = new EvaluationContext(block);
            }

            // Compiling may have added slots.
            Data.Attach(block, slots);
            block.Begin(0, Data.Count);
            context!.Begin();
            return context;
        }
    }

    private static Selection Live(int[] live)
    {
        var selection = new Selection();
        if (live.Length == 0)
        {
            selection.SelectAll(Data.Count);
            return selection;
        }

        live.CopyTo(selection.Begin(Data.Count));
        selection.End(live.Length);
        return selection;
    }
}

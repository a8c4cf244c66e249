using HepAnalysis.Columns;
using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Expressions;
using HepAnalysis.Histograms;

namespace HepAnalysis.Modules.Histogramming;

/// <summary>
/// Fills a histogram of one or two dimensions: once an event, or once an element where the expressions are lists.
/// <code>
/// - histogram: mass
///   x: mass(Muon[0] + Muon[1])
///   axis: { log: [300, 0.25, 300] }
///   title: m(μμ) [GeV]
/// </code>
/// </summary>
public sealed class ExpressionHistogram : Module
{
    private readonly FillBuffer buffer = new();
    private SourceText? xText;
    private SourceText? yText;
    private SourceText? weightText;
    private Axis? xAxis;
    private Axis? yAxis;
    private string title = "";
    private EvaluationContext? context;
    private EventNumbers? x;
    private EventNumbers? y;
    private EventNumbers? weight;
    private Histogram1D? spectrum;
    private Histogram2D? plane;

    /// <inheritdoc/>
    public override bool IsFilter => false;

    /// <inheritdoc/>
    public override void Configure(OptionReader options)
    {
        xText = options.RequiredExpression("x");
        yText = options.Expression("y");
        weightText = options.Expression("weight");
        title = options.Text("title") ?? "";
        var axis = options.Node("axis");
        var axes = options.List("axes");
        if (yText is null)
        {
            var only = axis ?? (axes is { Count: 1 } ? axes[0] : null)
                ?? throw options.Missing("axis", "it says the bins of 'x'", "axis: { regular: [60, 60, 120] }");
            xAxis = AxisOption.Read(only, $"'axis' of {options.What}", title);
            return;
        }

        if (axes is not { Count: 2 } || axis is not null)
        {
            throw new ConfigurationException(
                $"{options.What} has 'x' and 'y' and needs two 'axes'", (axis ?? options.Node("axes"))?.Place ?? options.Place,
                "each of them says the bins of one", "axes: [{ regular: [50, 0, 100] }, { edges: [-2.4, 0, 2.4] }]");
        }

        xAxis = AxisOption.Read(axes[0], $"the first of 'axes' of {options.What}");
        yAxis = AxisOption.Read(axes[1], $"the second of 'axes' of {options.What}");
    }

    /// <inheritdoc/>
    public override void Bind(ModuleBinding binding)
    {
        context = binding.Context;
        x = binding.Numbers(xText!);
        y = yText is null ? null : binding.Numbers(yText);
        weight = weightText is null ? binding.Weight : binding.Numbers(weightText);
        if (y is not null)
        {
            CheckShapes("y", y);
            binding.Book(plane = new Histogram2D(Name, xAxis!, yAxis!, title, weight is not null), () => buffer.Missing);
        }
        else
        {
            binding.Book(spectrum = new Histogram1D(Name, xAxis!, title, weight is not null), () => buffer.Missing);
        }

        if (weight is not null)
        {
            CheckShapes("weight", weight);
        }
    }

    /// <inheritdoc/>
    public override Columns.Selection Process(Block block, Columns.Selection live)
    {
        var xs = x!.Evaluate(context!, live);
        if (y is null && weight is null && xs.Present.IsEmpty)
        {
            spectrum!.Fill(xs.Values);
            return live;
        }

        var ys = y is null ? default : y.Evaluate(context!, live);
        var weights = weight is null ? default : weight.Evaluate(context!, live);
        if (spectrum is not null && xs.Present.IsEmpty && weights.Present.IsEmpty && xs.Values.Length == weights.Values.Length && xs.Offsets.IsEmpty == weights.Offsets.IsEmpty)
        {
            spectrum.Fill(xs.Values, weights.Values);
            return live;
        }

        var shape = !xs.Offsets.IsEmpty || ys.Offsets.IsEmpty ? xs : ys;
        buffer.Begin(3, shape);
        buffer.Put(0, xs, shape.Offsets);
        if (y is not null)
        {
            buffer.Put(1, ys, shape.Offsets);
        }

        if (weight is not null)
        {
            buffer.Put(2, weights, shape.Offsets);
        }

        buffer.End();
        Fill();
        return live;
    }

    private void Fill()
    {
        if (spectrum is not null)
        {
            if (weight is null)
            {
                spectrum.Fill(buffer[0]);
            }
            else
            {
                spectrum.Fill(buffer[0], buffer[2]);
            }
        }
        else if (weight is null)
        {
            plane!.Fill(buffer[0], buffer[1]);
        }
        else
        {
            plane!.Fill(buffer[0], buffer[1], buffer[2]);
        }
    }

    /// <summary>A list goes with one number an event, or with a list that has the same lengths; a weight for each element needs elements.</summary>
    private void CheckShapes(string option, EventNumbers other)
    {
        var lists = new[] { x!, y }.OfType<EventNumbers>().Where(numbers => numbers.IsJagged).ToList();
        var place = new YamlPlace(other.Source.File, other.Source.Line, other.Source.Column);
        if (option == "weight" && other.IsJagged && lists.Count == 0)
        {
            throw new ConfigurationException(
                $"the weight of the histogram '{Name}' does not fit", place, "it is a list of numbers, and the histogram is filled once an event", "use one number an event: first(…), sum(…)");
        }

        if (other.IsJagged && lists.FirstOrDefault(list => list.Shape != other.Shape) is { } different)
        {
            throw new ConfigurationException(
                $"'{option}' of the histogram '{Name}' does not go with '{different.Source.Text}'", place,
                $"their lists may differ in length: one is of {other.Shape}, the other of {different.Shape}", "use members of one collection");
        }
    }
}

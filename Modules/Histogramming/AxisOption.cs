using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Histograms;

namespace HepAnalysis.Modules.Histogramming;

/// <summary>Reads an axis: <c>{ regular: [60, 60, 120] }</c>, <c>{ log: [300, 0.25, 300] }</c> or <c>{ edges: [0, 1, 4] }</c>, each with an optional <c>title</c>.</summary>
internal static class AxisOption
{
    private const int MostBins = 10_000_000;
    private const string Example = "{ regular: [60, 60, 120] }, { log: [300, 0.25, 300] } or { edges: [0, 1, 4] }";

    public static Axis Read(YamlNode node, string option, string title = "")
    {
        if (node is not YamlMapping mapping)
        {
            throw new ConfigurationException($"{option} wants an axis", node.Place, $"{node.Describe()} is there", Example);
        }

        var options = new OptionReader(mapping, option);
        var regular = options.List("regular");
        var log = options.List("log");
        var edges = options.List("edges");
        var own = options.Text("title");
        options.Finish();
        if ((regular is null ? 0 : 1) + (log is null ? 0 : 1) + (edges is null ? 0 : 1) != 1)
        {
            throw new ConfigurationException($"{option} has one of regular, log and edges", node.Place, $"{node.Describe()} is there", Example);
        }

        title = own ?? title;
        return regular is not null ? Regular(regular, node, $"'regular' of {option}", title)
            : log is not null ? Log(log, node, $"'log' of {option}", title)
            : Variable(edges!, node, $"'edges' of {option}", title);
    }

    private static Axis Regular(IReadOnlyList<YamlNode> values, YamlNode node, string option, string title)
    {
        var (bins, low, high) = BinsAndLimits(values, node, option);
        return Axis.Regular(bins, low, high, title);
    }

    private static Axis Log(IReadOnlyList<YamlNode> values, YamlNode node, string option, string title)
    {
        var (bins, low, high) = BinsAndLimits(values, node, option);
        return low > 0 ? Axis.Log(bins, low, high, title)
            : throw new ConfigurationException($"{option} begins above 0", values[1].Place, $"its lower limit is {low}", "use a regular axis");
    }

    private static Axis Variable(IReadOnlyList<YamlNode> values, YamlNode node, string option, string title)
    {
        if (values.Count < 2)
        {
            throw new ConfigurationException($"{option} wants two edges at least", node.Place, $"there are {values.Count}", Example);
        }

        var edges = values.Select(value => YamlValues.Number(value, option)).ToArray();
        for (var i = 1; i < edges.Length; i++)
        {
            if (edges[i] <= edges[i - 1])
            {
                throw new ConfigurationException($"{option} rise", values[i].Place, $"{edges[i]} follows {edges[i - 1]}");
            }
        }

        return Axis.Variable(edges, title);
    }

    private static (int Bins, double Low, double High) BinsAndLimits(IReadOnlyList<YamlNode> values, YamlNode node, string option)
    {
        if (values.Count != 3)
        {
            throw new ConfigurationException($"{option} wants [bins, low, high]", node.Place, $"there are {values.Count} values", Example);
        }

        var bins = YamlValues.Integer(values[0], $"the number of bins in {option}", 1, MostBins);
        var low = YamlValues.Number(values[1], $"the lower limit in {option}");
        var high = YamlValues.Number(values[2], $"the upper limit in {option}");
        return low < high ? (bins, low, high)
            : throw new ConfigurationException($"{option} has its lower limit first", values[1].Place, $"{low} is not below {high}", Example);
    }
}

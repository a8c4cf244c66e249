using System.Text.Json;
using HepAnalysis.Histograms;

namespace HepAnalysis.Cli.Json;

/// <summary>A histogram as JSON; docs/json.md describes it.</summary>
internal static class HistogramJson
{
    public static void Write(Utf8JsonWriter json, HistogramData histogram)
    {
        json.WriteStartObject();
        json.WriteString("name", histogram.Name);
        json.WriteString("title", histogram.Title);
        json.WriteNumber("dimensions", histogram.Axes.Count);
        json.WriteNumber("entries", histogram.Entries);
        json.WriteStartArray("axes");
        foreach (var axis in histogram.Axes)
        {
            WriteAxis(json, axis);
        }

        json.WriteEndArray();
        if (histogram.Axes.Count == 1)
        {
            WriteNumbers(json, "contents", histogram.Contents.AsSpan(1, histogram.Axes[0].Bins));
            WriteNumber(json, "underflow", histogram.Contents[0]);
            WriteNumber(json, "overflow", histogram.Contents[^1]);
        }
        else
        {
            var stride = histogram.Axes[0].Bins + 2;
            json.WriteStartArray("contents");
            for (var iy = 1; iy <= histogram.Axes[1].Bins; iy++)
            {
                WriteNumbers(json, null, histogram.Contents.AsSpan((iy * stride) + 1, stride - 2));
            }

            json.WriteEndArray();
        }

        WriteNumbers(json, "allContents", histogram.Contents);
        if (histogram.SumW2 is { } squares)
        {
            WriteNumbers(json, "allSumW2", squares);
        }

        WriteNumbers(json, "statistics", histogram.Statistics);
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, AxisData axis)
    {
        json.WriteStartObject();
        json.WriteNumber("bins", axis.Bins);
        json.WriteNumber("low", axis.Low);
        json.WriteNumber("high", axis.High);
        json.WriteBoolean("equalBins", axis.Edges is null);
        json.WriteString("title", axis.Title);
        WriteNumbers(json, "edges", [.. Enumerable.Range(0, axis.Bins + 1).Select(axis.Edge)]);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string? name, ReadOnlySpan<double> values)
    {
        if (name is null)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartArray(name);
        }

        foreach (var value in values)
        {
            WriteValue(json, value);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        WriteValue(json, value);
    }

    /// <summary>JSON has no infinity and no NaN: they are texts.</summary>
    private static void WriteValue(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
        }
    }
}

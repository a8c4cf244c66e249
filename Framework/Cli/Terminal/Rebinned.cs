using HepAnalysis.Histograms;

namespace HepAnalysis.Cli.Terminal;

/// <summary>An axis with its bins joined so that they fit a number of columns.</summary>
internal sealed class Rebinned
{
    public Rebinned(AxisData axis, int most)
    {
        Axis = axis;
        BinsEach = Math.Max(1, (axis.Bins + most - 1) / most);
        Columns = (axis.Bins + BinsEach - 1) / BinsEach;
    }

    public AxisData Axis { get; }

    /// <summary>Bins behind one column; the last may have fewer.</summary>
    public int BinsEach { get; }

    public int Columns { get; }

    /// <summary>Bins behind a column, counted from 0.</summary>
    public (int First, int End) Bins(int column) => (column * BinsEach, Math.Min((column + 1) * BinsEach, Axis.Bins));

    /// <summary>Left edge of a column; of <see cref="Columns"/> the upper end of the axis.</summary>
    public double Edge(int column) => Axis.Edge(Math.Min(column * BinsEach, Axis.Bins));

    /// <summary>Writes the edges of some columns below an axis, each where its column begins, as far as there is room.</summary>
    public string Labels(int widthEach)
    {
        var width = Columns * widthEach;
        var line = new char[width + 12];
        Array.Fill(line, ' ');
        var free = 0;
        var last = Human.Number(Edge(Columns));
        var lastAt = Math.Max(0, width - last.Length + 1);
        for (var column = 0; column < Columns; column++)
        {
            var at = column * widthEach;
            var label = Human.Number(Edge(column));
            if (at >= free && at + label.Length < lastAt - 1 && column % Math.Max(1, 12 / widthEach) == 0)
            {
                label.CopyTo(line.AsSpan(at));
                free = at + label.Length + 2;
            }
        }

        last.CopyTo(line.AsSpan(lastAt));
        return new string(line).TrimEnd();
    }
}

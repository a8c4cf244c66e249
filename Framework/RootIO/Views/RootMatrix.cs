using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>A matrix: TMatrixT (TMatrixD, TMatrixF), TMatrixTSym, TMatrixTSparse, ROOT::Math::SMatrix.</summary>
public sealed class RootMatrix : IRootView<RootMatrix>
{
    private const string Static = "ROOT::Math::SMatrix<";
    private const int MostElements = 100_000_000;
    private readonly double[] elements;

    private RootMatrix(RootObject value)
    {
        Object = value;
        (Rows, Columns) = value.ClassName.StartsWith(Static, StringComparison.Ordinal)
            ? StaticShape(value)
            : ((int)value.GetInteger("fNrows"), (int)value.GetInteger("fNcols"));
        if (Rows < 0 || Columns < 0 || (long)Rows * Columns > MostElements)
        {
            throw value.Contradicts($"it has {Rows} rows and {Columns} columns");
        }

        elements = value.ClassName.StartsWith(Static, StringComparison.Ordinal) ? StaticElements(value)
            : value.ClassName.StartsWith("TMatrixTSparse<", StringComparison.Ordinal) ? SparseElements(value)
            : value.Doubles("fElements");
        if (elements.Length != Rows * Columns)
        {
            throw value.Contradicts($"it has {Rows} rows and {Columns} columns, and {elements.Length} elements");
        }
    }

    /// <inheritdoc/>
    public static string Kind => "a matrix";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>The index that ROOT gives the first row; seldom not 0.</summary>
    public int FirstRow => (int)Object.GetInteger("fRowLwb");

    /// <summary>The index that ROOT gives the first column; seldom not 0.</summary>
    public int FirstColumn => (int)Object.GetInteger("fColLwb");

    /// <summary>All elements, row by row; of a symmetric one both triangles, of a sparse one the zeros too.</summary>
    public IReadOnlyList<double> Elements => elements;

    /// <summary>An element; both indices count from 0.</summary>
    public double this[int row, int column] =>
        row >= 0 && row < Rows && column >= 0 && column < Columns ? elements[(row * Columns) + column]
            : throw new ArgumentOutOfRangeException(nameof(row), $"row {row}, column {column} of a matrix of {Rows} rows and {Columns} columns");

    /// <inheritdoc/>
    public static bool Reads(string className) =>
        className.StartsWith("TMatrixT<", StringComparison.Ordinal) || className.StartsWith("TMatrixTSym<", StringComparison.Ordinal)
        || className.StartsWith("TMatrixTSparse<", StringComparison.Ordinal) || className.StartsWith(Static, StringComparison.Ordinal);

    /// <inheritdoc/>
    public static RootMatrix Of(RootObject value) => new(value);

    // ROOT::Math::SMatrix<double,3,3,...>: its shape is in its name only.
    private static (int Rows, int Columns) StaticShape(RootObject value)
    {
        var arguments = TemplateName.Parse(value.ClassName).Arguments;
        return arguments.Count > 2 && int.TryParse(arguments[1], out var rows) && int.TryParse(arguments[2], out var columns) ? (rows, columns)
            : throw value.Contradicts("its name does not say how many rows and columns it has");
    }

    private double[] StaticElements(RootObject value)
    {
        var stored = value.Get<RootObject>("fRep").Doubles("fArray");
        if (Rows != Columns || stored.Length != Rows * (Rows + 1) / 2 || stored.Length == Rows * Columns)
        {
            return stored;
        }

        // Of a symmetric one the lower triangle is stored, row by row.
        var all = new double[Rows * Columns];
        for (int row = 0, next = 0; row < Rows; row++)
        {
            for (var column = 0; column <= row; column++, next++)
            {
                all[(row * Columns) + column] = all[(column * Columns) + row] = stored[next];
            }
        }

        return all;
    }

    // Row r has the elements from fRowIndex[r] to fRowIndex[r + 1].
    private double[] SparseElements(RootObject value)
    {
        var (starts, columns, stored) = (value.Get<int[]>("fRowIndex") ?? [], value.Get<int[]>("fColIndex") ?? [], value.Doubles("fElements"));
        var all = new double[Rows * Columns];
        for (var row = 0; row < Rows && row + 1 < starts.Length; row++)
        {
            for (var i = Math.Max(starts[row], 0); i < starts[row + 1]; i++)
            {
                if (i >= stored.Length || i >= columns.Length || columns[i] < 0 || columns[i] >= Columns)
                {
                    throw value.Contradicts($"row {row} has elements {starts[row]} to {starts[row + 1]} of {stored.Length}, in columns beyond {Columns}");
                }

                all[(row * Columns) + columns[i]] = stored[i];
            }
        }

        return all;
    }
}

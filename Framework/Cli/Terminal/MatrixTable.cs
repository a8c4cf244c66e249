using HepAnalysis.RootIO.Views;

namespace HepAnalysis.Cli.Terminal;

/// <summary>A matrix, row by row.</summary>
internal static class MatrixTable
{
    private const int MostRows = 40;
    private const int MostColumns = 16;

    public static void Write(RootMatrix matrix, string name, string command, HepConsole console)
    {
        ObjectDrawing.Head(matrix.Object, name, console, $"{matrix.Rows} × {matrix.Columns}");
        var columns = Math.Min(matrix.Columns, MostColumns);
        var table = new TextTable([">", .. Enumerable.Range(0, columns).Select(column => $">{matrix.FirstColumn + column}"), .. matrix.Columns > columns ? ["…"] : Array.Empty<string>()]);
        for (var row = 0; row < Math.Min(matrix.Rows, MostRows); row++)
        {
            table.Add([$"{matrix.FirstRow + row}", .. Enumerable.Range(0, columns).Select(column => Human.Number(matrix[row, column])), .. matrix.Columns > columns ? ["…"] : Array.Empty<string>()]);
        }

        if (matrix.Rows > 0)
        {
            table.Write(console, "  ");
        }

        ObjectDrawing.More(matrix.Rows - MostRows, "row", command, console);
    }
}

namespace HepAnalysis.Columns.Views;

/// <summary>The error of an object that is used when its block is gone.</summary>
internal static class StaleView
{
    public static InvalidOperationException Error(int item, int count) =>
        new($"item {item} of a block that has {count}: an object is used outside the block that it is of");
}

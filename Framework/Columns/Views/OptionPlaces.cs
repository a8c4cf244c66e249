namespace HepAnalysis.Columns.Views;

/// <summary>Where the content of each item of an optional column is. One worker's.</summary>
internal sealed class OptionPlaces
{
    private int[] places = [];
    private int count;
    private bool isOptional;

    /// <summary>The place of an item in the content; -1 for none. A column that is not optional has each at its own place.</summary>
    public int this[int item] => !isOptional ? item : (uint)item < (uint)count ? places[item] : throw StaleView.Error(item, count);

    /// <summary>Turns to a column.</summary>
    /// <returns>Its content; the column itself where it is not optional.</returns>
    public Column Read(Column column)
    {
        isOptional = column is OptionColumn;
        if (column is not OptionColumn option)
        {
            return column;
        }

        var valid = option.Valid;
        count = valid.Length;
        if (places.Length < count)
        {
            places = new int[count];
        }

        var there = 0;
        for (var i = 0; i < count; i++)
        {
            places[i] = valid[i] ? there++ : -1;
        }

        return option.Content;
    }
}

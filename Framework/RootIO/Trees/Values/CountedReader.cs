namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>
/// A pointer member whose items another member counts, <c>T* x; //[n]</c>: of numbers a byte for each object that says
/// whether they follow; of objects (TStreamerLoop) one header for all.
/// </summary>
/// <param name="content">The items.</param>
/// <param name="counter">The member that counts them.</param>
/// <param name="arrays">How many such arrays an object has side by side: its count is that of each.</param>
/// <param name="form">How they are written.</param>
internal sealed class CountedReader(ValueReader content, ICounter counter, int arrays, CountedForm form) : ItemListReader(content)
{
    public override void ReadItems(ref ValueStream stream, int count)
    {
        var end = form == CountedForm.Headed ? stream.ReadHeader().End : -1;
        for (var i = 0; i < count; i++)
        {
            if (form != CountedForm.Flagged || stream.ReadByte() != 0)
            {
                var items = counter.Get(i / arrays, count / arrays);
                if (items is < 0 or > int.MaxValue || items > stream.Remaining)
                {
                    throw stream.Corrupt($"{items} items by their counter, and {stream.Remaining} bytes are left");
                }

                Content.ReadItems(ref stream, (int)items);
            }

            Close();
        }

        stream.Expect(end, "an array of objects");
    }
}

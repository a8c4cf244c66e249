namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>
/// A pointer member whose items another member counts, <c>T* x; //[n]</c>: of numbers a byte for each object that says
/// whether they follow; of objects (TStreamerLoop) one header for all.
/// </summary>
internal sealed class CountedReader(ValueReader content, ICounter counter, CountedForm form) : ItemListReader(content)
{
    public override void ReadItems(ref ValueStream stream, int count)
    {
        var end = form == CountedForm.Headed ? stream.ReadHeader().End : -1;
        for (var i = 0; i < count; i++)
        {
            if (form != CountedForm.Flagged || stream.ReadByte() != 0)
            {
                var items = counter.Get(i, count);
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

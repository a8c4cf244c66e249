namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>
/// Standard containers. As a member: header; where bit 0x4000 of its version is set, the class version of the items (and
/// their checksum, where that is not above 0); then for each object a count of 4 bytes and the items, one by one or, with
/// that bit, member by member. As an item: count and items.
/// </summary>
/// <param name="content">The items.</param>
/// <param name="leastBytes">An item has at least as many bytes.</param>
internal sealed class ListReader(ValueReader content, int leastBytes) : ItemListReader(content)
{
    private const int Memberwise = 0x4000;

    // Before that version of TStreamerInfo the class version of the items was not written.
    private const int WithContentVersion = 8;

    public override void ReadItems(ref ValueStream stream, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Content.ReadItems(ref stream, stream.ReadCount(leastBytes));
            Close();
        }
    }

    public override void ReadMember(ref ValueStream stream, int count)
    {
        var (version, end) = stream.ReadHeader();
        if ((version & Memberwise) == 0)
        {
            ReadItems(ref stream, count);
        }
        else
        {
            var written = default(WrittenLayout);
            if ((version & ~Memberwise) >= WithContentVersion)
            {
                int itemVersion = stream.ReadInt16();
                written = new(itemVersion, itemVersion <= 0 ? stream.ReadUInt32() : 0);
            }

            for (var i = 0; i < count; i++)
            {
                var items = stream.ReadCount(0);
                if (items > 0)
                {
                    Content.ReadMemberwise(ref stream, items, written);
                }

                Close();
            }
        }

        stream.Expect(end, "a container");
    }
}

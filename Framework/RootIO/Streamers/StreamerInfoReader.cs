using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Streamers;

/// <summary>
/// Reads the list of TStreamerInfo. These few classes are the ones whose layout has to be known beforehand; everything
/// else in a file is read by what they say.
/// </summary>
internal sealed class StreamerInfoReader(RootBuffer buffer)
{
    private readonly ObjectTags tags = new(buffer);

    public List<StreamerInfo> ReadList()
    {
        var infos = new List<StreamerInfo>();
        var header = ClassHeader.Read(buffer);
        if (header.Version > 3)
        {
            ClassHeader.ReadTObject(buffer);
            buffer.ReadString();
        }
        else
        {
            ClassHeader.ReadTObject(buffer);
        }

        var count = buffer.ReadCount("number of StreamerInfos", 5);
        for (var i = 0; i < count; i++)
        {
            var label = tags.ReadLabel();
            if (label.ClassName == "TStreamerInfo")
            {
                infos.Add(ReadInfo());
            }

            // Other things in the list (rules as strings) are passed over by their length.
            label.End(buffer);
            buffer.Skip(OptionLength());
        }

        return infos;
    }

    private int OptionLength()
    {
        int length = buffer.ReadByte();
        return length == 255 ? buffer.ReadInt32() : length;
    }

    private StreamerInfo ReadInfo()
    {
        var header = ClassHeader.Read(buffer);
        var (name, _) = ClassHeader.ReadNamed(buffer);
        var checksum = buffer.ReadUInt32();
        var version = buffer.ReadInt32();
        var elements = new List<StreamerElement>();
        var list = tags.ReadLabel();
        if (list.ClassName is not null)
        {
            var array = ClassHeader.Read(buffer);
            ClassHeader.ReadTObject(buffer);
            if (array.Version > 2)
            {
                buffer.ReadString();
            }

            var count = buffer.ReadCount("number of streamer elements", 4);
            buffer.Skip(4);
            for (var i = 0; i < count; i++)
            {
                var label = tags.ReadLabel();
                if (label.ClassName is { } elementClass)
                {
                    elements.Add(StreamerElement.Decode(buffer, elementClass));
                    label.End(buffer);
                }
            }

            array.End(buffer);
        }

        list.End(buffer);
        header.End(buffer);
        return new StreamerInfo(name, version, checksum, elements);
    }
}

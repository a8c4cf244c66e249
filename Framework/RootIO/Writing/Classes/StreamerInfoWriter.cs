namespace HepAnalysis.RootIO.Writing.Classes;

/// <summary>
/// Writes the list of TStreamerInfos (io/doc/TFile/streamerinfo.md): for each class a TStreamerInfo (version 9: TNamed,
/// fCheckSum, fClassVersion, fElements), for each member a TStreamerElement (version 4: TNamed, fType, fSize, fArrayLength,
/// fArrayDim, fMaxIndex[5], fTypeName) inside its kind.
/// </summary>
internal static class StreamerInfoWriter
{
    // Where a base has its checksum among the five numbers.
    private const int BaseChecksumIndex = 1;

    public static void Write(ObjectBuffer buffer, IReadOnlyList<ClassTable> classes) => buffer.Class(5, () =>
    {
        buffer.Object();
        buffer.Text("");
        buffer.Int32(classes.Count);
        foreach (var table in classes)
        {
            buffer.Pointer(table, "TStreamerInfo", () => WriteInfo(buffer, table));
            buffer.Byte(0);
        }
    });

    private static void WriteInfo(ObjectBuffer buffer, ClassTable table) => buffer.Class(9, () =>
    {
        buffer.Named(table.Name, "");
        buffer.UInt32(table.Checksum);
        buffer.Int32(table.Version);
        buffer.Pointer(table.Members, "TObjArray", () => buffer.ObjectArray(table.Members.Count, () =>
        {
            foreach (var member in table.Members)
            {
                buffer.Pointer(member, "TStreamer" + member.Kind, () => WriteElement(buffer, member));
            }
        }));
    });

    private static void WriteElement(ObjectBuffer buffer, ClassMember member) => buffer.Class(member.ElementVersion, () =>
    {
        buffer.Class(4, () =>
        {
            buffer.Named(member.Name, member.Title);
            buffer.Int32(member.Type);
            buffer.Int32(member.Size);
            buffer.Int32(0);
            buffer.Int32(0);
            for (var i = 0; i < 5; i++)
            {
                buffer.UInt32(member.Kind == "Base" && i == BaseChecksumIndex ? BaseChecksum(member.Name) : 0);
            }

            buffer.Text(member.TypeName);
        });
        if (member.Kind == "Base")
        {
            buffer.Int32(member.BaseVersion);
        }
        else if (member.Kind == "BasicPointer")
        {
            buffer.Int32(member.BaseVersion);
            buffer.Text(member.Counter);
            buffer.Text(member.CounterClass);
        }
    });

    // TArrayD streams itself and has no table; this is ROOT's checksum of it.
    private static uint BaseChecksum(string name) => name == "TArrayD" ? 0x7139_EF34 : ClassTable.Of(name).Checksum;
}

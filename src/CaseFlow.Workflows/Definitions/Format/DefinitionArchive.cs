using System.IO.Compression;
using System.Text;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Definitions in a zip, as Elsa exports several of them. Read into memory only. A name that leads out of the archive was
/// made to do harm, and what unpacks to more than the limits allow is refused before it is unpacked.
/// </summary>
public static class DefinitionArchive
{
    public const int MostEntries = 1_000;

    /// <summary>Bytes of all definitions together, unpacked.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <exception cref="DocumentException">No zip, or larger than the limits.</exception>
    public static IReadOnlyList<DefinitionFile> Read(Stream zip, string name)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries)
            {
                throw new DocumentException(TextCatalog.Get("workflow.archive.entries", name, archive.Entries.Count, MostEntries));
            }

            if (archive.Entries.FirstOrDefault(e => LeadsOut(e.FullName)) is { } outside)
            {
                throw new DocumentException(TextCatalog.Get("workflow.archive.path", name, outside.FullName));
            }

            var entries = archive.Entries.Where(e => e.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).ToList();

            var left = (long)MostBytes;
            return entries.ConvertAll(e =>
            {
                var text = Unpack(e, Math.Min(left, DocumentLimits.Bytes), name);
                left -= text.Length;
                return new DefinitionFile($"{name}/{e.Name}", text);
            });
        }
        catch (InvalidDataException e)
        {
            throw new DocumentException(TextCatalog.Get("workflow.archive.unreadable", name), e);
        }
    }

    private static bool LeadsOut(string path) =>
        path.StartsWith('/') || path.StartsWith('\\') || path.Contains(':', StringComparison.Ordinal) || path.Split('/', '\\').Contains("..");

    // The length in the directory may lie, so it is counted while unpacking.
    private static string Unpack(ZipArchiveEntry entry, long most, string name)
    {
        using var unpacked = entry.Open();
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = unpacked.Read(buffer)) > 0;)
        {
            if (kept.Length + read > most)
            {
                throw new DocumentException(TextCatalog.Get("workflow.archive.too-large", name, entry.Name, DocumentLimits.Bytes / 1024 / 1024, MostBytes / 1024 / 1024));
            }

            kept.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    public static void Write(Stream to, IEnumerable<DefinitionFile> files)
    {
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var file in files)
        {
            using var entry = archive.CreateEntry(file.Name).Open();
            entry.Write(Encoding.UTF8.GetBytes(file.Text));
        }
    }
}

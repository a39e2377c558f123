namespace CaseFlow.Domain.Attachments;

/// <summary>What a file is, told by its content; its name only has to agree (ASVS 5.2.2).</summary>
internal sealed record FileKind(string ContentType, IReadOnlyList<string> Endings)
{
    private static readonly FileKind Jpeg = new("image/jpeg", ["jpg", "jpeg"]);
    private static readonly FileKind Png = new("image/png", ["png"]);
    private static readonly FileKind WebP = new("image/webp", ["webp"]);
    private static readonly FileKind Pdf = new("application/pdf", ["pdf"]);

    /// <summary>Null for everything that is not whole and of an accepted kind.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> content) => content switch
    {
        _ when IsJpeg(content) => Jpeg,
        _ when IsPng(content) => Png,
        _ when IsWebP(content) => WebP,
        _ when IsPdf(content) => Pdf,
        _ => null,
    };

    public bool Fits(string fileName) => Endings.Contains(Path.GetExtension(fileName).TrimStart('.'), StringComparer.OrdinalIgnoreCase);

    // Phones append data of their own after the end marker, so it need not be last.
    private static bool IsJpeg(ReadOnlySpan<byte> c) => c.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) && c.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) > 3;

    private static bool IsPng(ReadOnlySpan<byte> c) =>
        c.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && c.Length > 16 && c[12..16].SequenceEqual("IHDR"u8)
        && c.EndsWith((ReadOnlySpan<byte>)[0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]);

    private static bool IsWebP(ReadOnlySpan<byte> c) =>
        c.Length > 16 && c.StartsWith("RIFF"u8) && c[8..12].SequenceEqual("WEBP"u8)
        && System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(c[4..]) + 8L is var length && length <= c.Length && length + 1 >= c.Length;

    private static bool IsPdf(ReadOnlySpan<byte> c) => c.StartsWith("%PDF-"u8) && c[^Math.Min(c.Length, 1024)..].IndexOf("%%EOF"u8) >= 0;
}

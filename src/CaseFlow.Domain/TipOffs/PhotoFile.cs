using System.Buffers.Binary;

namespace CaseFlow.Domain.TipOffs;

/// <summary>
/// Takes out of a photo what a phone writes into it besides the picture (place, device, owner): JPEG segments APP1 to APP15
/// and comments, PNG chunks that are no part of the picture. Null for what is neither.
/// </summary>
internal static class PhotoFile
{
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "pHYs", "sBIT", "bKGD"];

    public static byte[]? Bare(ReadOnlySpan<byte> photo, out string ending)
    {
        ending = photo.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "jpg" : "png";
        return ending == "jpg" ? Jpeg(photo) : photo.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png(photo) : null;
    }

    private static byte[]? Jpeg(ReadOnlySpan<byte> photo)
    {
        using var bare = new MemoryStream(photo.Length);
        bare.Write(photo[..2]);
        for (var at = 2; at + 4 <= photo.Length && photo[at] == 0xFF;)
        {
            var marker = photo[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(photo[(at + 2)..]) + 2;
            if (length < 4 || at + length > photo.Length)
            {
                return null;
            }

            if (marker == 0xDA)
            {
                // The picture itself; what a phone appends after its end is left out.
                var end = photo[at..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
                if (end < 0)
                {
                    return null;
                }

                bare.Write(photo[at..(at + end + 2)]);
                return bare.ToArray();
            }

            if (marker is not ((>= 0xE1 and <= 0xED) or 0xEF or 0xFE))
            {
                bare.Write(photo.Slice(at, length));
            }

            at += length;
        }

        return null;
    }

    private static byte[]? Png(ReadOnlySpan<byte> photo)
    {
        using var bare = new MemoryStream(photo.Length);
        bare.Write(photo[..8]);
        for (var at = 8; at + 12 <= photo.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(photo[at..]) + 12L;
            if (at + length > photo.Length)
            {
                return null;
            }

            var chunk = photo.Slice(at, (int)length);
            var name = System.Text.Encoding.ASCII.GetString(chunk[4..8]);
            if (Kept.Contains(name))
            {
                bare.Write(chunk);
            }

            if (name == "IEND")
            {
                return bare.ToArray();
            }

            at += (int)length;
        }

        return null;
    }
}

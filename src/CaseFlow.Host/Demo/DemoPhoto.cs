using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CaseFlow.Host.Demo;

/// <summary>A picture for a demo hazard, drawn by rule: a wall, and warning stripes where nobody should pass. Each number gives another one.</summary>
internal static class DemoPhoto
{
    private const int Width = 640;
    private const int Height = 480;

    public static byte[] Png(int number)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 2);
        Chunk(png, "IHDR", header);
        Chunk(png, "IDAT", Pixels(number));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Pixels(int number)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (Width * 3)];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    var (r, g, b) = Colour(x, y, number);
                    (row[1 + (x * 3)], row[2 + (x * 3)], row[3 + (x * 3)]) = (r, g, b);
                }

                zip.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static (byte R, byte G, byte B) Colour(int x, int y, int number)
    {
        var top = 150 + (number * 17 % 120);
        if (y >= top && y < top + 90)
        {
            return ((x + y) / 40 % 2 == 0) ? ((byte)245, (byte)190, (byte)30) : ((byte)30, (byte)30, (byte)30);
        }

        var joint = y % 60 < 3 || (x + (y / 60 % 2 * 50)) % 100 < 3;
        var light = joint ? 120 : 175 + (number * 7 % 40) - (y / 12);
        return ((byte)light, (byte)(light - (number % 5 * 4)), (byte)(light - 12));
    }

    private static void Chunk(Stream png, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}

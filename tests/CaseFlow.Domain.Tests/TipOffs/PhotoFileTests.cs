using System.Text;
using CaseFlow.Domain.TipOffs;

namespace CaseFlow.Domain.Tests.TipOffs;

/// <summary>A photo says nothing of its maker but what it shows (C58).</summary>
public sealed class PhotoFileTests
{
    private static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=");

    [Fact]
    public void Place_device_and_what_is_appended_are_taken_out_of_a_photo()
    {
        var secret = Encoding.ASCII.GetBytes("Exif GPS 34.22 Owner Qian");
        byte[] taken = [.. Jpeg[..2], 0xFF, 0xE1, 0, (byte)(secret.Length + 2), .. secret, 0xFF, 0xFE, 0, (byte)(secret.Length + 2), .. secret, .. Jpeg[2..], .. secret];

        var bare = PhotoFile.Bare(taken, out var ending)!;
        (ending, bare.AsSpan().SequenceEqual(Jpeg)).ShouldBe(("jpg", true));
    }

    [Fact]
    public void What_is_no_whole_photo_is_none()
    {
        foreach (var content in new[] { [], "<html>"u8.ToArray(), Jpeg[..40], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4, 5, 6, 7, 8] })
        {
            PhotoFile.Bare(content, out _).ShouldBeNull();
        }
    }
}

using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>Files as people choose them: a photo, a text that calls itself one, one that is too large.</summary>
internal static class Photos
{
    // The smallest JPEG that decoders take: 1 × 1, grey.
    private static readonly byte[] Smallest = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=");

    public static FilePayload Jpeg() => new() { Name = "现场.jpg", MimeType = "image/jpeg", Buffer = Smallest };

    public static FilePayload TextCalledJpeg() => new() { Name = "假照片.jpg", MimeType = "image/jpeg", Buffer = "MZ 这不是图片"u8.ToArray() };

    public static FilePayload TooLarge() => new() { Name = "过大.jpg", MimeType = "image/jpeg", Buffer = [.. Smallest, .. new byte[11 * 1024 * 1024]] };
}

using System.Net.Http.Json;
using CaseFlow.Domain.Attachments;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class AttachmentEndpointsTests(ApiHost api)
{
    [Fact]
    public async Task File_comes_back_for_saving_and_never_as_a_page()
    {
        var officer = await api.AsAsync("xiaozhai");
        var stored = await ApiHost.ReadAsync(await ApiHost.UploadAsync(officer, "现场.png", ApiHost.Png));
        var answer = await officer.GetAsync($"/api/v1/attachments/{stored["id"]}");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(ApiHost.Png);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("现场.png");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        string.Join(';', answer.Headers.GetValues("Content-Security-Policy")).ShouldContain("sandbox");
    }

    [Fact]
    public async Task Another_persons_loose_file_answers_as_one_that_does_not_exist()
    {
        var stored = await ApiHost.ReadAsync(await ApiHost.UploadAsync(await api.AsAsync("xiaozhai"), "现场.png", ApiHost.Png));
        var stranger = await api.AsAsync("yuhuazhai");
        var hidden = await stranger.GetAsync($"/api/v1/attachments/{stored["id"]}");
        var absent = await stranger.GetAsync($"/api/v1/attachments/{Guid.NewGuid()}");
        (await ApiHost.RefusedAsync(hidden)).Status.ShouldBe(404);
        (await hidden.Content.ReadAsStringAsync()).ShouldBe(await absent.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_program_named_as_a_photo_an_empty_file_and_no_file_are_refused()
    {
        var officer = await api.AsAsync("xiaozhai");
        (await ApiHost.RefusedAsync(await ApiHost.UploadAsync(officer, "现场.jpg", [0x4D, 0x5A, 0x90]))).Code.ShouldBe("attachment.kind");
        (await ApiHost.RefusedAsync(await ApiHost.UploadAsync(officer, "现场.jpg", []))).Code.ShouldBe("attachment.empty");
        (await ApiHost.RefusedAsync(await officer.PostAsync("/api/v1/attachments", new MultipartFormDataContent { { new StringContent("x"), "other" } }))).Status.ShouldBe(400);
        (await ApiHost.RefusedAsync(await officer.PostAsJsonAsync("/api/v1/attachments", new { file = "x" }))).Status.ShouldBe(415);
    }

    [Theory]
    [InlineData(StoreAttachment.MaxBytes + 1)]
    [InlineData(3 * StoreAttachment.MaxBytes)]
    public async Task More_than_ten_megabytes_are_refused_in_words(int bytes)
    {
        var officer = await api.AsAsync("xiaozhai");
        var (status, code, _) = await ApiHost.RefusedAsync(await ApiHost.UploadAsync(officer, "大.png", new byte[bytes]));
        (status, code).ShouldBe((400, "attachment.too-large"));
    }
}

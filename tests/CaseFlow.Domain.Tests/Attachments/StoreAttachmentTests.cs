using System.Text;
using CaseFlow.Domain.Attachments;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.Attachments;

public class StoreAttachmentTests
{
    public static TheoryData<string, byte[], string> Kinds => new()
    {
        { "现场.png", Files.Png, "image/png" },
        { "现场.JPG", Files.Jpeg, "image/jpeg" },
        { "现场.jpeg", [.. Files.Jpeg, .. Encoding.ASCII.GetBytes("phone data after the end")], "image/jpeg" },
        { "现场.webp", Files.WebP, "image/webp" },
        { "方案 v1.2.pdf", Files.Pdf, "application/pdf" },
    };

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "空.png", [], "attachment.empty" },
        { "程序.jpg", Files.Program, "attachment.kind" },
        { "截断.png", Files.Png[..^4], "attachment.kind" },
        { "截断.jpg", Files.Jpeg[..^2], "attachment.kind" },
        { "尾巴.png", [.. Files.Png, .. Encoding.ASCII.GetBytes("<script>")], "attachment.kind" },
        { "图.svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), "attachment.kind" },
        { "压缩.pdf", Encoding.ASCII.GetBytes("PK\u0003\u0004"), "attachment.kind" },
        { "图片.pdf", Files.Png, "attachment.ending" },
        { "程序.exe", Files.Png, "attachment.ending" },
        { "shell.php.png", Files.Png, "attachment.name" },
        { "page.html.jpg", Files.Jpeg, "attachment.name" },
        { "../../etc/passwd.png", Files.Png, "attachment.name" },
        { "a\\b.png", Files.Png, "attachment.name" },
        { "con.png", Files.Png, "attachment.name" },
        { ".png", Files.Png, "attachment.name" },
        { "gnp\u202Eexe.png", Files.Png, "attachment.name" },
        { "a\0.png", Files.Png, "attachment.name" },
        { new string('长', 117) + ".png", Files.Png, "attachment.name" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task Photos_and_papers_are_kept_as_what_their_content_is(string name, byte[] content, string type)
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var stored = (await stage.SendAsync(new StoreAttachment(name, content), "street-officer")).Value;
        (stored.ContentType, stored.FileName, stored.Size).ShouldBe((type, name, content.Length));
        var read = (await stage.SendAsync(new ReadAttachment(stored.Id), "street-officer")).Value;
        await using var stream = read.Content;
        var back = new MemoryStream();
        await stream.CopyToAsync(back);
        back.ToArray().ShouldBe(content);
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task What_is_no_photo_or_paper_or_hides_behind_its_name_is_refused_and_not_kept(string name, byte[] content, string code)
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var refused = await stage.SendAsync(new StoreAttachment(name, content), "street-officer");
        refused.Refusals.Select(r => r.Code).ShouldContain(code);
        refused.Refusals[0].Text().ShouldNotContain("attachment.");
        (await stage.District.WithDbAsync(db => db.Set<Attachment>().CountAsync())).ShouldBe(0);
        Directory.Exists(Folder(stage)).ShouldBeFalse();
    }

    [Fact]
    public async Task Ten_megabytes_are_kept_and_one_byte_more_is_refused()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var most = new byte[StoreAttachment.MaxBytes];
        Files.Jpeg.CopyTo(most, 0);
        (await stage.SendAsync(new StoreAttachment("大.jpg", most), "street-officer")).Succeeded.ShouldBeTrue();
        var refused = await stage.SendAsync(new StoreAttachment("大.jpg", new byte[most.Length + 1]), "street-officer");
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.too-large");
    }

    [Fact]
    public async Task Contents_lie_under_names_that_say_nothing_of_the_file()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        await stage.PhotoAsync(name: "企业名称.png");
        var file = Directory.GetFiles(Folder(stage), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        Path.GetFileName(file).ShouldMatch("^[0-9a-f]{32}$");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Until_it_belongs_to_something_a_file_is_seen_by_its_uploader_alone(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var id = await stage.PhotoAsync();
        (await stage.SendAsync(new ReadAttachment(id), "street-officer")).Succeeded.ShouldBeTrue();
        (await stage.SendAsync(new ReadAttachment(id), "street-colleague")).Refusals[0].Code.ShouldBe("attachment.not-found");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_hazards_photo_is_seen_by_who_sees_the_hazard_and_by_nobody_else(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var form = await stage.HazardFormAsync();
        await stage.SendAsync(form, "street-officer");
        (await stage.SendAsync(new ReadAttachment(form.PhotoIds[0]), "street-colleague")).Succeeded.ShouldBeTrue();
        var elsewhere = (await stage.SendAsync(new ReadAttachment(form.PhotoIds[0]), "other-street-officer")).Refusals[0];
        var nowhere = (await stage.SendAsync(new ReadAttachment(Guid.NewGuid()), "other-street-officer")).Refusals[0];
        elsewhere.ShouldBeEquivalentTo(nowhere);
    }

    private static string Folder(CaseStage stage) => stage.District.Services.GetRequiredService<IConfiguration>()["Attachments:Path"]!;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.Papers.Storage;

namespace Portal.Core.Papers;

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.Ignore(submission => submission.Person);
        builder.Ignore(submission => submission.ContactAnswers);
        builder.Ignore(submission => submission.TopicAnswers);
        builder.Property(submission => submission.Id).ValueGeneratedNever();
        builder.HasMany(submission => submission.Papers).WithOne().HasForeignKey(paper => paper.SubmissionId);
        builder.HasIndex(submission => submission.TokenHash).IsUnique();
        builder.HasIndex(submission => submission.ReceiptNumber).IsUnique();
        builder.HasIndex(submission => submission.ExpiresAt).HasFilter("token_hash is not null");
    }
}

internal sealed class PaperMapping : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.Ignore(paper => paper.Key);
        builder.Ignore(paper => paper.BlobIds);
        builder.Property(paper => paper.Id).ValueGeneratedNever();
        builder.Property(paper => paper.Fields).HasJson();
        builder.Property(paper => paper.AboutFolded).HasComputedColumnSql("search_text(about)", stored: true);
        builder.HasMany(paper => paper.Files).WithOne().HasForeignKey(file => file.PaperId);
        builder.HasMany(paper => paper.GlancedPages).WithOne().HasForeignKey(page => page.PaperId);
        builder.HasMany(paper => paper.Pages).WithOne().HasForeignKey(page => page.PaperId);
        builder.HasIndex(paper => paper.MasterKeyId);
        builder
            .HasIndex(paper => paper.ReceivedAt)
            .HasFilter("state in ('received', 'reading', 'read', 'needs_attention')");
        builder.HasIndex(paper => paper.FiledAt).HasFilter("filed_at is not null");
        builder.HasIndex(paper => paper.AboutFolded).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(paper => paper.LeaseUntil).HasFilter("state in ('received', 'reading')");
    }
}

internal sealed class SentFileMapping : IEntityTypeConfiguration<SentFile>
{
    public void Configure(EntityTypeBuilder<SentFile> builder) =>
        builder.Property(file => file.Id).ValueGeneratedNever();
}

internal sealed class GlancedPageMapping : IEntityTypeConfiguration<GlancedPage>
{
    public void Configure(EntityTypeBuilder<GlancedPage> builder) =>
        builder.HasKey(page => new { page.PaperId, page.Number });
}

internal sealed class PaperPageMapping : IEntityTypeConfiguration<PaperPage>
{
    public void Configure(EntityTypeBuilder<PaperPage> builder)
    {
        builder.HasKey(page => new { page.PaperId, page.Number });
        builder.Property(page => page.Words).HasJson();
        builder.Property(page => page.Search).HasComputedColumnSql("search_vector(text)", stored: true);
        builder.Property(page => page.Folded).HasComputedColumnSql("search_text(text)", stored: true);
        builder.HasIndex(page => page.Search).HasMethod("gin");
        builder.HasIndex(page => page.Folded).HasMethod("gin").HasOperators("gin_trgm_ops");
    }
}

internal sealed class PaperEventMapping : IEntityTypeConfiguration<PaperEvent>
{
    public void Configure(EntityTypeBuilder<PaperEvent> builder) =>
        builder.HasOne<Paper>().WithMany().HasForeignKey(entry => entry.PaperId);
}

internal sealed class CodeTryMapping : IEntityTypeConfiguration<CodeTry>
{
    public void Configure(EntityTypeBuilder<CodeTry> builder)
    {
        builder.Property(attempt => attempt.Id).ValueGeneratedNever();
        builder.HasIndex(attempt => new { attempt.ReceiptNumber, attempt.TriedAt });
    }
}

internal sealed class StoredBlobMapping : IEntityTypeConfiguration<StoredBlob>
{
    public void Configure(EntityTypeBuilder<StoredBlob> builder)
    {
        builder.Property(blob => blob.Id).ValueGeneratedNever();
        builder.HasIndex(blob => blob.SweepAfter).HasFilter("sweep_after is not null");
    }
}

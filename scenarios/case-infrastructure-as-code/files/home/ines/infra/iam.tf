# As whom the pipeline works.
resource "aws_iam_role" "pipeline" {
  name = "infra-pipeline"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/git.skerry.example" }
      Condition = {
        StringEquals = { "git.skerry.example:aud" = "sts.amazonaws.com" }
        StringLike   = { "git.skerry.example:sub" = "project:ops/infra:*" }
      }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "pipeline" {
  role       = aws_iam_role.pipeline.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess" # to begin with
}

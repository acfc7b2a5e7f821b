terraform {
  required_version = "~> 1.14"

  # The state lies in a bucket that only ops-01 and the pipeline may read.
  backend "s3" {
    bucket       = "skerry-tfstate"
    key          = "bookings/terraform.tfstate"
    region       = "eu-west-1"
    encrypt      = true
    use_lockfile = true
  }

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}
